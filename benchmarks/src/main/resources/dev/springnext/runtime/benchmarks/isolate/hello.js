// A small function, as people write them: reads its URL, answers JSON
const greetings = { en: 'Hello', fr: 'Bonjour' };

export function GET(request) {
	const { searchParams } = new URL(request.url);
	return Response.json({ message: `${greetings[searchParams.get('lang') ?? 'en']}, world!` });
}
