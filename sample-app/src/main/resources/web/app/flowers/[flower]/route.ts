// GET /flowers/tulip: one flower, and which one was looked at before
import { cookies } from "next/headers";
import { notFound } from "next/navigation";
import { type NextRequest, NextResponse } from "next/server";
import { FLOWERS } from "../catalogue";

export async function GET(_request: NextRequest, { params }: { params: Promise<{ flower: string }> }) {
	const { flower } = await params;
	if (!Object.hasOwn(FLOWERS, flower)) {
		notFound();
	}
	const jar = await cookies();
	const before = jar.get("flower")?.value ?? null;
	jar.set("flower", flower, { path: "/flowers", httpOnly: true, sameSite: "lax" });
	return NextResponse.json({ ...FLOWERS[flower], before });
}
