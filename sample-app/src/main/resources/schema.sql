create table product (
	id bigint primary key,
	name varchar(40) not null,
	variety varchar(60) not null,
	season varchar(10) not null,
	price decimal(6, 2) not null,
	stems int not null,
	petals int not null,
	petal char(7) not null,
	heart char(7) not null
);

create table sale (
	product bigint not null references product (id),
	sold_on date not null,
	stems int not null,
	primary key (product, sold_on)
);

create table page_view (
	page varchar(40) not null,
	viewed_at timestamp with time zone default current_timestamp not null
);
