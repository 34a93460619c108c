// `proviso explain`: a rule's page, for a terminal.
#include "plugin/cli/console.hpp"
#include "plugin/cli/session.hpp"
#include "plugin/cli/suggest.hpp"

namespace proviso::cli {
namespace {

// Headings are bold on a terminal; fences stay as they are, where `#` begins a comment.
std::string page_for_terminal(std::string_view page) {
    if (!uses_colour()) return std::string{page};
    std::string text;
    bool is_in_fence = false;
    for (std::size_t begin = 0; begin < page.size();) {
        const std::size_t end = std::min(page.find('\n', begin), page.size());
        const std::string_view line = page.substr(begin, end - begin);
        if (line.substr(0, 3) == "```") is_in_fence = !is_in_fence;
        const bool is_heading = !is_in_fence && line.substr(0, 1) == "#";
        text += is_heading ? "\x1b[1m" + std::string{line} + "\x1b[0m" : std::string{line};
        text += '\n';
        begin = end + 1;
    }
    return text;
}

std::vector<std::string> packs_to_search(const Arguments& arguments) {
    std::vector<std::string> names = arguments.packs;
    for (const std::string_view name : host::shipped_packs()) names.emplace_back(name);
    return names;
}

// The findings are made anew, as nothing is kept between runs: the same documents give the same ids.
Expected<int> explain_finding(const host::Engine& engine, const Arguments& arguments) {
    Expected<host::Check> check = make_check(engine, arguments);
    if (!check) return check.error();
    Expected<host::Nothing> added = add_packs(engine, arguments, *check);
    if (!added) return added.error();
    Expected<host::Report> report = check->run();
    if (!report) return report.error();
    Expected<std::string> proof = report->explain(arguments.rule);
    if (!proof) return proof.error();
    Expected<host::Nothing> printed = print(*proof);
    if (!printed) return printed.error();
    return int{nothing_found};
}

}  // namespace

Expected<int> run_explain(const Arguments& arguments) {
    Expected<host::Engine> engine = make_engine(arguments);
    if (!engine) return engine.error();
    if (!arguments.files.empty() || !arguments.drafts.empty()) return explain_finding(*engine, arguments);
    std::vector<std::string> known;
    for (const std::string& name : packs_to_search(arguments)) {
        Expected<host::Pack> pack = load_pack(*engine, name);
        if (!pack) return pack.error();
        for (const proviso_rule& rule : pack->rules()) {
            known.emplace_back(host::view(rule.id));
            if (lower_case(known.back()) != lower_case(arguments.rule)) continue;
            const std::string page = host::visible(host::view(rule.page));
            Expected<host::Nothing> printed = print(page_for_terminal(page));
            if (!printed) return printed.error();
            return int{nothing_found};
        }
    }
    const std::string guess = did_you_mean(arguments.rule, known);
    return usage_error("there is no rule `" + arguments.rule + "`",
                       guess.empty() ? "`proviso rules list` lists the rules" : guess);
}

}  // namespace proviso::cli
