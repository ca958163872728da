create table products (
  sku     text primary key not null,
  version integer not null
) strict;

insert into products (sku, version) select distinct sku, 1 from batches;

-- SQLite cannot add a reference to a table that is there: the table is made anew.
create table batches_of_products (
  reference          text primary key not null,
  sku                text not null references products (sku),
  purchased_quantity integer not null,
  eta                text -- null: in the warehouse already
) strict;

insert into batches_of_products select reference, sku, purchased_quantity, eta from batches;
drop table batches;
alter table batches_of_products rename to batches;

create index batches_by_sku on batches (sku);
create index order_lines_by_sku on order_lines (sku);
