// A stream: one petal after the other falls, GET /edge/petals

const ANSWERS = ["loves me", "loves me not"];

export function GET(request) {
	const petals = Math.min(Number(new URL(request.url).searchParams.get("petals") ?? 5) || 5, 34);
	const encoder = new TextEncoder();
	let fallen = 0;
	return new Response(new ReadableStream({
		async pull(controller) {
			await new Promise((resolve) => setTimeout(resolve, 100));
			controller.enqueue(encoder.encode(`${ANSWERS[fallen % 2]}\n`));
			fallen++;
			if (fallen === petals) {
				controller.close();
			}
		},
	}), { headers: { "content-type": "text/plain;charset=UTF-8" } });
}
