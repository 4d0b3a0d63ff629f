create table room (id integer not null primary key);
