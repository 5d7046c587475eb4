-- Lists and searches of names read this alone: in their order, with all that is asked for, without touching the table.
drop index people_by_pinyin;
create index people_by_pinyin on people (tenant, pinyin, id, name, code);
