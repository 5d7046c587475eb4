-- The scheme of scheme.yaml from a wide table: one column a rater.
with rated as (
       select *,
              ((200 * (r01::integer + r02) + 2) // 4)::bigint * 40
              + ((200 * (r03::integer + r04 + r05 + r06 + r07) + 5) // 10)::bigint * 30
              + ((200 * (r08::integer + r09 + r10 + r11 + r12 + r13 + r14 + r15) + 8) // 16)::bigint * 20
              + ((200 * (r16::integer + r17 + r18 + r19 + r20) + 5) // 10)::bigint * 10 as rating
       from wide),
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
