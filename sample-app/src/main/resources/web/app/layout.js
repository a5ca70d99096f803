// All routes below run in the edge runtime, unless they say otherwise
export const runtime = "edge";

export default function Layout({ children }) {
	return children;
}
