/* The yardstick: the searches of game/kernels/reach.py, line by line, in C. */

#include <stdint.h>
#include <stdlib.h>

enum { UNREACHED = 1 << 30, IMPASSABLE = 1 << 28, FURTHEST = (1 << 27) - 1, BUCKET = 5, LABEL = 3 };

static int32_t *rings(int32_t hexes, int32_t buckets)
{
    int32_t *after = malloc(2 * (hexes + buckets) * sizeof *after), *before = after + hexes + buckets;
    for (int32_t node = hexes; node < hexes + buckets; node++)
        after[node] = before[node] = node;
    return after;
}

static void join(int32_t *after, int32_t *before, int32_t here, int32_t bucket)
{
    after[here] = after[bucket];
    before[here] = bucket;
    before[after[bucket]] = here;
    after[bucket] = here;
}

static void leave(int32_t *after, int32_t *before, int32_t here)
{
    after[before[here]] = after[here];
    before[after[here]] = before[here];
}

static void reach(const int32_t *neighbours, const int32_t *tactical, const int32_t *safe, const uint8_t *danger,
                  const uint8_t *closed, const uint8_t *zone, int64_t hexes, int64_t start, int64_t headway,
                  int64_t heading, int64_t budget, int32_t *cost, int8_t *came)
{
    budget = budget < 0 ? 0 : budget > FURTHEST ? FURTHEST : budget;
    int64_t beyond = (budget + 1) << LABEL, buckets = (budget >> BUCKET) + 1;
    int32_t *label = malloc(hexes * sizeof *label);
    int32_t *after = rings(hexes, buckets), *before = after + hexes + buckets;
    for (int64_t here = 0; here < hexes; here++)
        label[here] = beyond;
    label[start] = 0;
    join(after, before, start, hexes);
    int64_t ahead = heading >= 0 ? neighbours[6 * start + heading] : -1;
    if (ahead >= 0 && !closed[ahead]) {
        int64_t leg = (danger[start] || danger[ahead] ? tactical : safe)[6 * start + heading];
        int64_t arrival = (leg - headway > 1 ? leg - headway : 1) << LABEL | heading;
        if (leg != IMPASSABLE && arrival < beyond) {
            label[ahead] = arrival;
            join(after, before, ahead, hexes + (arrival >> (LABEL + BUCKET)));
        }
    }
    for (int64_t bucket = hexes; bucket < hexes + buckets; bucket++)
        while (after[bucket] != bucket) {
            int64_t here = after[bucket];
            leave(after, before, here);
            after[here] = before[here] = here;
            if (zone[here] && label[here] > 0)
                continue;
            int64_t so_far = label[here] >> LABEL;
            uint8_t in_danger = danger[here];
            for (int64_t direction = 0; direction < 6; direction++) {
                int64_t there = neighbours[6 * here + direction];
                if (there < 0)
                    continue;
                int64_t leg = (in_danger | danger[there] ? tactical : safe)[6 * here + direction];
                int64_t arrival = (so_far + leg) << LABEL | direction;
                if (arrival < label[there] && !closed[there]) {
                    if (label[there] != beyond)
                        leave(after, before, there);
                    label[there] = arrival;
                    join(after, before, there, hexes + (arrival >> (LABEL + BUCKET)));
                }
            }
        }
    for (int64_t there = 0; there < hexes; there++) {
        cost[there] = label[there] < beyond ? label[there] >> LABEL : UNREACHED;
        came[there] = label[there] < beyond ? label[there] & 7 : -1;
    }
    came[start] = -1;
    free(label);
    free(after);
}

/* One search a start; what remains in cost and came is the last one's. */
void reach_each(const int32_t *neighbours, const int32_t *tactical, const int32_t *safe, const uint8_t *danger,
                const uint8_t *closed, const uint8_t *zone, int64_t hexes, const int32_t *starts, int64_t count,
                int64_t budget, int32_t *cost, int8_t *came)
{
    for (int64_t unit = 0; unit < count; unit++)
        reach(neighbours, tactical, safe, danger, closed, zone, hexes, starts[unit], 0, -1, budget, cost, came);
}

void field(const int32_t *neighbours, const int32_t *cost, const uint8_t *closed, const int32_t *sources,
           int64_t hexes, int64_t count, int64_t limit, int32_t *away)
{
    int32_t longest = 0, buckets = 2, furthest = 0;
    limit = limit > FURTHEST ? FURTHEST : limit;
    for (int64_t here = 0; here < hexes; here++)
        away[here] = limit + 1;
    for (int64_t leg = 0; leg < 6 * hexes; leg++)
        longest = cost[leg] <= limit && cost[leg] > longest ? cost[leg] : longest;
    while (buckets < (longest >> BUCKET) + 2)
        buckets *= 2;
    int32_t *after = rings(hexes, buckets), *before = after + hexes + buckets;
    for (int64_t source = 0; source < count; source++)
        if (sources[source] >= 0 && away[sources[source]]) {
            away[sources[source]] = 0;
            join(after, before, sources[source], hexes);
        }
    for (int32_t turn = 0; turn <= furthest >> BUCKET; turn++) {
        int64_t bucket = hexes + (turn & (buckets - 1));
        while (after[bucket] != bucket) {
            int64_t here = after[bucket], so_far = away[here];
            leave(after, before, here);
            after[here] = before[here] = here;
            if (closed[here] && so_far > 0)
                continue;
            for (int64_t direction = 0; direction < 6; direction++) {
                int64_t there = neighbours[6 * here + direction];
                if (there < 0)
                    continue;
                int64_t start = so_far + cost[6 * there + (direction + 3) % 6];
                if (start < away[there]) {
                    if (away[there] <= limit)
                        leave(after, before, there);
                    away[there] = start;
                    furthest = start > furthest ? start : furthest;
                    join(after, before, there, hexes + (start >> BUCKET & (buckets - 1)));
                }
            }
        }
    }
    for (int64_t there = 0; there < hexes; there++)
        if (away[there] > limit)
            away[there] = UNREACHED;
    free(after);
}
