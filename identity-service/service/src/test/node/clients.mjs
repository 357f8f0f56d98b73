// Logs in with two client libraries as their manuals say. Reads one JSON object per line:
// first {library, issuer, clientId, clientSecret, redirectUri}, answered with {url};
// then {callback}, answered with {claims, userinfo} or with {refused}.
import { createInterface } from 'node:readline'
import * as oidc from 'openid-client'
import * as oauth from 'oauth4webapi'

const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]()
const insecure = { [oauth.allowInsecureRequests]: true }

async function next() {
  const line = await lines.next()
  return line.done ? undefined : JSON.parse(line.value)
}

function say(answer) {
  process.stdout.write(JSON.stringify(answer) + '\n')
}

const libraries = {
  async 'openid-client'(asked) {
    const config = await oidc.discovery(new URL(asked.issuer), asked.clientId, undefined, oidc.ClientSecretBasic(asked.clientSecret),
      { execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks] })
    const pkceCodeVerifier = oidc.randomPKCECodeVerifier()
    const expectedState = oidc.randomState()
    const expectedNonce = oidc.randomNonce()
    say({
      url: oidc.buildAuthorizationUrl(config, {
        redirect_uri: asked.redirectUri, scope: 'openid profile', state: expectedState, nonce: expectedNonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier), code_challenge_method: 'S256'
      }).href
    })
    const { callback } = await next()
    const tokens = await oidc.authorizationCodeGrant(config, new URL(callback),
      { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true })
    const claims = tokens.claims()
    return { claims, userinfo: await oidc.fetchUserInfo(config, tokens.access_token, claims.sub) }
  },

  async 'oauth4webapi'(asked) {
    const issuer = new URL(asked.issuer)
    const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, insecure))
    const client = { client_id: asked.clientId }
    const verifier = oauth.generateRandomCodeVerifier()
    const state = oauth.generateRandomState()
    const nonce = oauth.generateRandomNonce()
    const url = new URL(server.authorization_endpoint)
    url.search = new URLSearchParams({
      client_id: asked.clientId, redirect_uri: asked.redirectUri, response_type: 'code', scope: 'openid profile',
      state, nonce, code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256'
    })
    say({ url: url.href })
    const { callback } = await next()
    const parameters = oauth.validateAuthResponse(server, client, new URL(callback), state)
    const answer = await oauth.authorizationCodeGrantRequest(server, client,
      oauth.ClientSecretBasic(asked.clientSecret), parameters, asked.redirectUri, verifier, insecure)
    const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer,
      { expectedNonce: nonce, requireIdToken: true })
    await oauth.validateApplicationLevelSignature(server, answer, insecure)
    const claims = oauth.getValidatedIdTokenClaims(tokens)
    const userinfo = await oauth.processUserInfoResponse(server, client, claims.sub,
      await oauth.userInfoRequest(server, client, tokens.access_token, insecure))
    return { claims, userinfo }
  }
}

for (let asked = await next(); asked; asked = await next()) {
  try {
    say(await libraries[asked.library](asked))
  } catch (refused) {
    say({ refused: [refused.code, refused.error, refused.message, refused.cause?.message].filter(Boolean).join(': ') })
  }
}
