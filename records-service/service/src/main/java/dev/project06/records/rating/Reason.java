package dev.project06.records.rating;

/**
 * What a rating is about: the criteria that citizens are asked for.
 */
enum Reason {

	/** Thời gian giải quyết: how long it took. */
	TIME,

	/** Thái độ phục vụ: how one was treated. */
	ATTITUDE,

	/** Hướng dẫn, giải thích: how well it was explained. */
	GUIDANCE,

	/** Thành phần hồ sơ: which papers were asked for. */
	PAPERS,

	/** Chi phí: what it cost. */
	COST,

	/** Hệ thống trực tuyến: how the online service worked. */
	ONLINE_SERVICE,

	/** Kết quả: whether the result is right. */
	RESULT

}
