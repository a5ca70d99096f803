insert into product (id, name, variety, season, price, stems, petals, petal, heart) values
	(1, 'Peony', 'Sarah Bernhardt', 'spring', 4.20, 320, 12, '#e98fae', '#f6d9a8'),
	(2, 'Tulip', 'Queen of Night', 'spring', 1.10, 1800, 6, '#5b2a4f', '#2f1a2c'),
	(3, 'Daffodil', 'Actaea', 'spring', 0.70, 2400, 6, '#efe6c8', '#e2762f'),
	(4, 'Anemone', 'Mistral Blue', 'spring', 1.85, 640, 8, '#5a63b8', '#22233a'),
	(5, 'Ranunculus', 'Cloony Hanoi', 'spring', 2.10, 760, 14, '#f2b8a4', '#8fa05a'),
	(6, 'Hyacinth', 'Delft Blue', 'spring', 1.60, 900, 6, '#7d8fd1', '#c9d2f0'),
	(7, 'Sweet pea', 'Matucana', 'summer', 1.30, 540, 5, '#8c3f86', '#c98bbd'),
	(8, 'Cornflower', 'Blue Boy', 'summer', 0.85, 1250, 10, '#3f62c4', '#6a3d8f'),
	(9, 'Poppy', 'Champagne Bubbles', 'summer', 1.45, 480, 5, '#e8663f', '#e8c14a'),
	(10, 'Delphinium', 'Volkerfrieden', 'summer', 3.40, 260, 5, '#3d55b0', '#e9ecf7'),
	(11, 'Foxglove', 'Sutton''s Apricot', 'summer', 2.60, 210, 5, '#e8a583', '#8d4c3a'),
	(12, 'Garden rose', 'Juliet', 'summer', 5.80, 300, 14, '#eeb48a', '#d98a5c'),
	(13, 'Sunflower', 'Sonja', 'summer', 1.95, 820, 16, '#e8a91f', '#4a2f1b'),
	(14, 'Cosmos', 'Double Click', 'summer', 1.15, 690, 8, '#d46a9a', '#e6bb3c'),
	(15, 'Zinnia', 'Queen Lime', 'autumn', 1.25, 930, 12, '#b7bd6b', '#a35a6e'),
	(16, 'Dahlia', 'Café au Lait', 'autumn', 3.90, 280, 16, '#e2c4ad', '#c99a7c'),
	(17, 'Chrysanthemum', 'Avignon Pink', 'autumn', 2.25, 1100, 16, '#cf8fa0', '#8a9a4e'),
	(18, 'Aster', 'Little Carlow', 'autumn', 1.05, 1400, 12, '#8c7cc9', '#e3b53a'),
	(19, 'Hellebore', 'Winter Bells', 'winter', 3.10, 190, 5, '#c9cfae', '#8fa05a'),
	(20, 'Amaryllis', 'Red Lion', 'winter', 4.60, 240, 6, '#b3252f', '#e9d8a0');

-- a month of sales, the same on every start
insert into sale (product, sold_on, stems)
select product.id, dateadd(day, -ago.x, current_date), cast(12 + mod(product.id * 29, 50) + 10 * sin(ago.x + product.id) as int)
from product cross join system_range(0, 29) as ago;
