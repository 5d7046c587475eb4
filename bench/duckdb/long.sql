-- The scheme of scheme.yaml from long tables: one row a ballot.
with means as (select id, grp, (200 * sum(value) + count(*)) // (2 * count(*)) as mean from ballots group by id, grp),
     ratings as (select id, sum(mean * [40, 30, 20, 10][grp])::bigint as rating from means group by id),
     rated as (select scores.*, rating from scores join ratings using (id)),
-- Whole numbers all the way, so that it is exact: hundredths of a point, the total in millionths before it is rounded.
     totals as (
       select id, unit, rating,
              (2 * ((i01::integer + i02 + i03 + i04 + i05 + i06 + i07 + i08 + i09 + i10 + i11 + i12 + i13 + i14 + i15 + i16 + i17 - i18)::bigint * 80000 + rating * 20) + 10000) // 20000 as total
       from rated),
     ranked as (
       select id, total, rank() over (partition by unit order by total desc, rating desc) as place,
              count(*) over (partition by unit) as people,
              count(*) over (partition by unit, total, rating) as equals
       from totals)
select id, total, place,
       case when total < 6000 then 3 when total < 7500 then 2 when total < 8500 then 1
            when place - 1 + equals <= people * 40 // 100 then 0
            when place <= people * 40 // 100 then 255  -- a tie at the last seat: open
            else 1 end as grade
from ranked
