// Puts a bouquet together: GET /edge/bouquet?flower=tulip&stems=12

interface Flower {
	name: string;
	stem: number; // euros
}

const FLOWERS: Record<string, Flower> = {
	tulip: { name: "Tulip", stem: 0.9 },
	rose: { name: "Rose", stem: 2.4 },
	peony: { name: "Peony", stem: 3.1 },
};

const euros = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" });

export function GET(request: Request): Response {
	const { searchParams } = new URL(request.url);
	const flower = FLOWERS[searchParams.get("flower") ?? "tulip"];
	const stems = Number(searchParams.get("stems") ?? 10);
	if (flower === undefined || !Number.isInteger(stems) || stems < 1 || stems > 100) {
		return Response.json({ detail: `Ask for 1 to 100 stems of ${Object.keys(FLOWERS).join(", ")}.` }, { status: 400 });
	}
	const total = flower.stem * stems * (stems >= 12 ? 0.9 : 1);
	return Response.json({ bouquet: `${stems} × ${flower.name}`, price: euros.format(total) });
}
