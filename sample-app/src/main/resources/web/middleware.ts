// Runs before whatever serves these paths, be it a file or a handler in Java
import { type NextRequest, NextResponse } from "next/server";

export const config = { runtime: "edge", matcher: ["/flowers/:path*", "/blossoms/:path*"] };

export function middleware(request: NextRequest) {
	// /blossoms was the old name
	const url = request.nextUrl.clone();
	url.pathname = url.pathname.replace(/^\/blossoms/, "/flowers");
	const response = url.pathname === request.nextUrl.pathname ? NextResponse.next() : NextResponse.rewrite(url);
	response.headers.set("x-shop", "Petal Exchange");
	return response;
}
