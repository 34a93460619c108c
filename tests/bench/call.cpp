#include "tests/bench/call.hpp"

#include "tests/bench/timing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace bench {
namespace {

constexpr unsigned copies = 100;

std::uintmax_t bytes_of(const std::vector<Document>& documents) {
    std::uintmax_t bytes = 0;
    for (const Document& document : documents) bytes += document.bytes.size();
    return bytes;
}

// The whole set once, in microseconds of processor time.
double time_all(const Bench& bench, Work work, const std::vector<Document>& documents) {
    const double begin = processor_microseconds();
    for (const Document& document : documents) bench.run(work, document.bytes);
    return processor_microseconds() - begin;
}

struct Row {
    std::string name;
    const Bench* bench;
    Work work;
    std::vector<double> times;
};

}  // namespace

void print_call(int rounds) {
    const std::vector<Document> documents = contract_notices();
    if (documents.empty()) stop("no corpus at hand: set PROVISO_CORPUS to its folder");
    const Bench once;
    const Bench many{copies};
    std::vector<Row> rows{{"bare parse", &once, Work::Bare, {}},
                          {"read into the dossier", &once, Work::Read, {}},
                          {fmt::format("judge, {} rules", once.rule_count()), &once, Work::Judge, {}},
                          {fmt::format("judge, {} rules", many.rule_count()), &many, Work::Judge, {}},
                          {fmt::format("check, {} rules", once.rule_count()), &once, Work::Check, {}},
                          {fmt::format("check, {} rules", many.rule_count()), &many, Work::Check, {}}};
    for (const Row& row : rows) time_all(*row.bench, row.work, documents);  // warm
    for (int round = 0; round < rounds; ++round) {
        for (Row& row : rows) row.times.push_back(time_all(*row.bench, row.work, documents));
    }
    fmt::print("{} contract notices, {:.1f} MB; medians of {} interleaved rounds, processor time\n",
               documents.size(), static_cast<double>(bytes_of(documents)) / 1e6, rounds);
    const double bare = median(rows.front().times);
    for (const Row& row : rows) {
        const double time = median(row.times);
        fmt::print("{:<28}{:>10.1f} ms{:>8.2f} times the bare parse\n", row.name, time / 1'000.0,
                   time / bare);
    }
}

}  // namespace bench
