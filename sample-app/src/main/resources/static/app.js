// Data goes into the page as text, never as HTML.

const euros = new Intl.NumberFormat("en-IE", { style: "currency", currency: "EUR" });
const prices = new Map();
const byId = (id) => document.getElementById(id);

function element(name, attributes = {}, ...children) {
	const created = document.createElement(name);
	for (const [key, value] of Object.entries(attributes)) {
		created.setAttribute(key, value);
	}
	created.append(...children);
	return created;
}

async function json(url, options) {
	const response = await fetch(url, options);
	const body = await response.json();
	if (!response.ok) {
		throw new Error(body.detail ?? `${url} answers ${response.status}`);
	}
	return body;
}

// The catalogue: nodejs, from the database

function drawing({ petals }) {
	const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
	svg.setAttribute("viewBox", "-50 -50 100 100");
	svg.setAttribute("aria-hidden", "true");
	const shape = (name, attributes) => {
		const created = document.createElementNS(svg.namespaceURI, name);
		Object.entries(attributes).forEach(([key, value]) => created.setAttribute(key, value));
		svg.append(created);
	};
	const ring = (count, reach, turn) => {
		const width = Math.min(reach * 0.42, (Math.PI * reach * 0.8) / count);
		for (let i = 0; i < count; i++) {
			shape("ellipse", { class: "petal", cx: 0, cy: -reach * 0.58, rx: width, ry: reach * 0.42,
				transform: `rotate(${turn + (i * 360) / count})` });
		}
	};
	ring(petals, 48, 0);
	if (petals >= 10) {
		ring(Math.round(petals * 0.7), 33, 180 / petals);
	}
	shape("circle", { class: "heart", r: petals >= 10 ? 9 : 11 });
	return svg;
}

function card(product) {
	const price = element("p", { class: "price" }, euros.format(product.price));
	const change = element("p", { class: "change" }, "");
	prices.set(product.id, { price, change, last: product.price });
	const flower = element("li", { class: "flower" }, drawing(product.look),
		element("div", {}, element("h3", {}, product.name), element("p", { class: "quiet" }, product.variety), price,
			change));
	flower.style.setProperty("--petal", product.look.petal);
	flower.style.setProperty("--heart", product.look.heart);
	return flower;
}

async function showCatalogue() {
	byId("catalogue").replaceChildren(...(await json("products")).map(card));
}

// The prices: edge, a stream of events

function showPrice({ product, price, change }) {
	const shown = prices.get(product);
	if (!shown) {
		return;
	}
	if (price !== shown.last) {
		shown.price.textContent = euros.format(price);
		shown.price.classList.remove("rose", "fell");
		void shown.price.offsetWidth; // starts the animation anew
		shown.price.classList.add(price > shown.last ? "rose" : "fell");
		shown.last = price;
	}
	shown.change.textContent = `${change < 0 ? "▼" : "▲"} ${Math.abs(change).toFixed(1)} %`;
	shown.change.className = `change ${change < 0 ? "down" : "up"}`;
}

function followPrices() {
	const feed = byId("feed");
	const tell = (text, live) => {
		feed.textContent = text;
		feed.classList.toggle("live", live);
	};
	const events = new EventSource("prices");
	events.addEventListener("open", () => tell("Live prices", true));
	events.addEventListener("error", () => tell("Connecting again", false));
	events.addEventListener("quote", (event) => showPrice(JSON.parse(event.data)));
	addEventListener("pagehide", () => events.close());
}

// The overview: edge, put together from two other routes

async function showOverview() {
	const { bestsellers } = await json("overview");
	byId("bestsellers").replaceChildren(...bestsellers.map(({ name, sold, price }) => element("li", {},
		element("span", { class: "name" }, name),
		element("span", { class: "price" }, price === null ? "no price" : euros.format(price)),
		element("span", { class: "quiet" }, `${sold} stems this month`))));
}

// The greeting: edge, a cookie and nothing else

function showGreeting({ message, returning }) {
	byId("greeting").textContent = message;
	byId("introduction").hidden = returning;
}

byId("introduction").addEventListener("submit", async (event) => {
	event.preventDefault();
	const body = JSON.stringify({ name: byId("name").value });
	try {
		showGreeting(await json("greeting", { method: "POST", headers: { "content-type": "application/json" }, body }));
	}
	catch (error) {
		byId("greeting").textContent = error.message;
	}
});

// The runtime map: the actuator's endpoint

function badge(runtime) {
	return element("span", { class: `badge ${runtime === "edge" ? "edge" : "nodejs"}` }, runtime);
}

function showFigures(id, figures) {
	byId(id).replaceChildren(...Object.entries(figures).map(([name, value]) => element("div", {},
		element("dt", {}, name), element("dd", {}, String(value)))));
}

function setting({ level, runtime, declaration, location }, winner) {
	return element("li", runtime === winner ? {} : { class: "overruled" }, element("code", {}, declaration), element("span", { class: "level" }, ` ${level}`),
		element("span", { class: "quiet" }, location));
}

function row({ pattern, methods, handler, runtime, decidedBy, chain }) {
	const cell = (name, ...children) => element(name, { role: name === "th" ? "rowheader" : "cell" }, ...children);
	const route = cell("th", element("span", { class: "methods" }, methods.join(" ") || "all"), " ",
		element("span", { class: "pattern" }, pattern));
	route.setAttribute("scope", "row");
	const decision = element("details", {},
		element("summary", {}, element("code", {}, decidedBy.declaration),
			element("span", { class: "level" }, ` ${decidedBy.level}`)),
		element("ol", { class: "chain" }, ...chain.map((voice) => setting(voice, runtime))));
	return element("tr", { role: "row" }, route, cell("td", badge(runtime)), cell("td", decision),
		cell("td", element("span", { class: "handler" }, handler.replace(/([a-z]\w*\.)+(?=[A-Z])/g, ""))));
}

let shownRoutes = "";

function showRoutes(routes) {
	// built anew only when they change, so that open rows stay open
	if (JSON.stringify(routes) === shownRoutes) {
		return;
	}
	shownRoutes = JSON.stringify(routes);
	byId("routes").replaceChildren(...routes.map(row));
	for (const source of document.querySelectorAll("[data-route]")) {
		const route = routes.find(({ pattern }) => pattern === source.dataset.route);
		source.replaceChildren(...(route ? [`GET ${route.pattern}`, badge(route.runtime)] : []));
	}
}

async function showRuntimes() {
	const trouble = byId("trouble");
	try {
		const { runtimes, routes } = await json("actuator/runtime");
		const { kind: nodejsKind, ...nodejs } = runtimes.nodejs.executor;
		const { kind: edgeKind, queueCapacity, ...edge } = runtimes.edge.executor;
		byId("nodejs-kind").textContent = `blocking handlers on ${nodejsKind}`;
		byId("edge-kind").textContent = `${edgeKind}, ${queueCapacity} may queue, JavaScript ${runtimes.edge.javascript.mode}`;
		showFigures("nodejs-figures", nodejs);
		showFigures("edge-figures", edge);
		showRoutes(routes);
		trouble.hidden = true;
	}
	catch (error) {
		trouble.textContent = `The runtime map is out of reach: ${error.message}`;
		trouble.hidden = false;
	}
}

setInterval(() => document.hidden || showRuntimes(), 2000);
showRuntimes();
showOverview().catch((error) => byId("bestsellers").replaceChildren(element("li", {}, error.message)));
json("greeting").then(showGreeting);
showCatalogue().then(followPrices);
