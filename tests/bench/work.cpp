#include "tests/bench/work.hpp"

#include "plugin/check/shipped.hpp"
#include "plugin/report/writers.hpp"
#include "tests/bench/bare_parser.hpp"

#include <fmt/format.h>

#include <cctype>
#include <cstdlib>

namespace bench {
namespace {

template <class T>
T value_of(proviso::Result<T> result) {
    if (!result) stop(describe(result.error()));
    return std::move(result).value();
}

// Every rule id in the page, also where a rule follows from another, gets the copy's number.
std::string renamed(std::string page, const std::vector<proviso::clause::RuleInfo>& rules, unsigned copy) {
    for (const auto& rule : rules) {
        const std::string id = rule.id + "-copy-" + std::to_string(copy);
        for (std::size_t at = page.find(rule.id); at != std::string::npos; at = page.find(rule.id, at)) {
            const char next = page[at + rule.id.size()];
            const bool is_whole = std::isalnum(static_cast<unsigned char>(next)) == 0 && next != '-';
            if (is_whole) page.replace(at, rule.id.size(), id);
            at += is_whole ? id.size() : rule.id.size();
        }
    }
    return page;
}

// The rule alone, without what its page declares for others.
std::string rule_in(const std::string& page) {
    const std::size_t begin = page.find("\nrule ");
    const std::size_t end = page.find("\nend\n", begin);
    if (begin == std::string::npos || end == std::string::npos) stop("a page without a rule");
    return "```clause" + page.substr(begin, end - begin) + "\nend\n```\n";
}

std::vector<proviso::clause::PackFile> copied_rules(const std::vector<proviso::clause::RuleInfo>& rules,
                                                    unsigned copies) {
    std::vector<proviso::clause::PackFile> files = proviso::shipped_pack_files("electronics-watch");
    for (unsigned copy = 2; copy <= copies; ++copy) {
        for (const auto& rule : rules) {
            const std::string path = "copy-" + std::to_string(copy) + "/" + rule.file;
            files.push_back({path, renamed(rule_in(rule.page), rules, copy)});
        }
    }
    return files;
}

}  // namespace

void stop(const std::string& message) {
    fmt::print(stderr, "bench: {}\n", message);
    std::exit(1);
}

std::string_view name_of(Work work) {
    constexpr std::string_view names[] = {"bare", "read", "judge", "check", "report"};
    return names[static_cast<std::size_t>(work)];
}

Bench::Bench(unsigned copies)
    : engine_(value_of(proviso::Engine::create())),
      pack_(value_of(engine_->shipped_pack("electronics-watch"))) {
    if (copies > 1) pack_ = value_of(engine_->compile(copied_rules(pack_->rules(), copies)));
}

std::size_t Bench::run(Work work, std::string_view bytes) const {
    if (work == Work::Bare) {
        if (!parse_bare(bytes)) stop("not well-formed");
        return 1;
    }
    proviso::CheckRequest request;
    request.notice = {"notice.xml", bytes};
    request.packs = {pack_};
    request.as_of = *proviso::parse_date("2026-11-25");
    if (work == Work::Read) return value_of(proviso::read_dossier(*engine_, request)).row_count();
    if (work == Work::Judge) return value_of(proviso::judge(*engine_, request)).counts.size();
    const proviso::Report report = value_of(proviso::check(*engine_, request));
    if (work == Work::Check) return report.findings.size();
    std::size_t size = 0;
    proviso::find_writer("json")->write(report, {},
                                        [&size](std::string_view piece) { size += piece.size(); });
    return size;
}

}  // namespace bench
