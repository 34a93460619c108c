#include "tests/bench/work.hpp"

#include "plugin/report/writers.hpp"
#include "tests/bench/bare_parser.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace bench {
namespace {

template <class T>
T value_of(proviso::Result<T> result) {
    if (!result) stop(describe(result.error()));
    return std::move(result).value();
}

}  // namespace

void stop(const std::string& message) {
    fmt::print(stderr, "bench: {}\n", message);
    std::exit(1);
}

std::string_view name_of(Work work) {
    constexpr std::string_view names[] = {"bare", "read", "check", "report"};
    return names[static_cast<std::size_t>(work)];
}

Bench::Bench()
    : engine_(value_of(proviso::Engine::create())),
      pack_(value_of(engine_->shipped_pack("electronics-watch"))) {}

std::size_t Bench::run(Work work, std::string_view bytes) const {
    if (work == Work::Bare) {
        if (!parse_bare(bytes)) stop("not well-formed");
        return 1;
    }
    proviso::CheckRequest request;
    request.notice = {"notice.xml", bytes};
    request.packs = {pack_};
    request.as_of = *proviso::parse_date("2026-11-25");
    if (work != Work::CheckAndReport) {
        const proviso::Dossier dossier = value_of(proviso::read_dossier(*engine_, request));
        if (work == Work::Read) return dossier.row_count();
        const proviso::clause::EvaluationInput input{request.as_of, request.language, &engine_->texts()};
        return proviso::clause::evaluate(request.packs, dossier, input).size();
    }
    std::size_t size = 0;
    const proviso::Report report = value_of(proviso::check(*engine_, request));
    proviso::find_writer("json")->write(report, {},
                                        [&size](std::string_view piece) { size += piece.size(); });
    return size;
}

}  // namespace bench
