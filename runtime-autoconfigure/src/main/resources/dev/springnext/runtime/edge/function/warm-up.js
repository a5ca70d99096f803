// Touches what most functions use, so that the engine has loaded its classes and parsed the web APIs
// before the first request: several hundred milliseconds on a cold JVM.
export default async function (request) {
  const url = new URL(request.url);
  url.searchParams.append('a', '1');
  const headers = new Headers({ 'content-type': 'application/json' });
  headers.append('x-text', request.headers.get('user-agent') ?? '');
  const bytes = new TextEncoder().encode(JSON.stringify({ href: url.href }));
  await crypto.subtle.digest('SHA-256', bytes);
  const text = new TextDecoder().decode(bytes);
  for (const [name] of headers) name.replace(/[a-z]/g, '');
  const { readable, writable } = new TransformStream();
  const writer = writable.getWriter();
  writer.write(bytes).then(() => writer.close());
  const copy = await new Response(readable).text();
  await new Promise((resolve) => setTimeout(resolve, 0));
  return Response.json({ text: text === copy, body: await new Request(url, { method: 'POST', body: text }).json() }, { headers });
}
