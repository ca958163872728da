create table products (
  sku     text primary key,
  version bigint not null
);

insert into products (sku, version) select distinct sku, 1 from batches;

alter table batches add foreign key (sku) references products (sku);

create index order_lines_by_sku on order_lines (sku);
