// GET /flowers: those of a month, or all
import { type NextRequest, NextResponse } from "next/server";
import { FLOWERS, isInSeason } from "./catalogue";

export function GET(request: NextRequest) {
	const month = request.nextUrl.searchParams.get("month");
	const flowers = Object.entries(FLOWERS)
		.filter(([, flower]) => month === null || isInSeason(flower, Number(month)))
		.map(([id]) => id);
	return NextResponse.json({ flowers });
}
