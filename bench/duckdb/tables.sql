-- The same people as county.ts makes, by the same formulas: `people` in number, indicators side by side, ballots one row each.
create macro mixed(p, k) as (((((p * 1103515 + k * 4059231 + 12345) % 2147483647) * 48271) % 2147483647) * 69621) % 2147483647;
create macro most(i) as [80, 80, 80, 80, 60, 60, 60, 60, 60, 60, 50, 50, 50, 50, 60, 60, 50, 50][i];
create macro given(p, t, i) as (most(i) * (700 + 2 * t + mixed(p, i) % 101)) // 1000;
create macro rated(p, r) as 80 + (mixed(p, 0) % 100) // 8 + mixed(p, 100 + r) % 9;

create table scores as
with sizes as (select u, 15 + mixed(u, 7) % 15 as size from range(getvariable('people') // 15 + 1) units(u)),
     units as (select u, sum(size) over (order by u) - size as first from sizes),
     people as (select p, mixed(p, 0) % 100 as t from range(getvariable('people')) people(p))
select p::integer as id, u::integer as unit,
       given(p, t, 1)::smallint as i01, given(p, t, 2)::smallint as i02, given(p, t, 3)::smallint as i03, given(p, t, 4)::smallint as i04,
       given(p, t, 5)::smallint as i05, given(p, t, 6)::smallint as i06, given(p, t, 7)::smallint as i07, given(p, t, 8)::smallint as i08,
       given(p, t, 9)::smallint as i09, given(p, t, 10)::smallint as i10, given(p, t, 11)::smallint as i11, given(p, t, 12)::smallint as i12,
       given(p, t, 13)::smallint as i13, given(p, t, 14)::smallint as i14, given(p, t, 15)::smallint as i15, given(p, t, 16)::smallint as i16,
       (mixed(p, 17) % 31)::smallint as i17,
       (case when mixed(p, 18) % 4 = 0 then mixed(p, 19) % 31 else 0 end)::smallint as i18
from people asof join units on people.p >= units.first
order by p;

create table ballots as
select p::integer as id, (case when r < 2 then 1 when r < 7 then 2 when r < 15 then 3 else 4 end)::utinyint as grp, rated(p, r)::utinyint as value
from range(getvariable('people')) people(p), range(20) raters(r)
order by p, r;

create table wide as
select scores.*,
       rated(id::bigint, 0)::utinyint as r01, rated(id::bigint, 1)::utinyint as r02, rated(id::bigint, 2)::utinyint as r03, rated(id::bigint, 3)::utinyint as r04,
       rated(id::bigint, 4)::utinyint as r05, rated(id::bigint, 5)::utinyint as r06, rated(id::bigint, 6)::utinyint as r07, rated(id::bigint, 7)::utinyint as r08,
       rated(id::bigint, 8)::utinyint as r09, rated(id::bigint, 9)::utinyint as r10, rated(id::bigint, 10)::utinyint as r11, rated(id::bigint, 11)::utinyint as r12,
       rated(id::bigint, 12)::utinyint as r13, rated(id::bigint, 13)::utinyint as r14, rated(id::bigint, 14)::utinyint as r15, rated(id::bigint, 15)::utinyint as r16,
       rated(id::bigint, 16)::utinyint as r17, rated(id::bigint, 17)::utinyint as r18, rated(id::bigint, 18)::utinyint as r19, rated(id::bigint, 19)::utinyint as r20
from scores
order by id;
