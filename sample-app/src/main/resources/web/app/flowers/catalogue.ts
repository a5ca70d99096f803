export interface Flower {
	name: string;
	latin: string;
	months: [first: number, last: number];
}

export const FLOWERS: Record<string, Flower> = {
	tulip: { name: "Tulip", latin: "Tulipa", months: [3, 5] },
	peony: { name: "Peony", latin: "Paeonia", months: [5, 6] },
	rose: { name: "Rose", latin: "Rosa", months: [5, 10] },
};

export const isInSeason = ({ months: [first, last] }: Flower, month: number): boolean => month >= first && month <= last;
