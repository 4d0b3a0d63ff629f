create table appointment (id integer not null primary key);
