// Every `./dev run ...` that a page shows is run, and prints what the page says that it prints.
//
// A fence marked `console` holds commands after `$ ` and their output; a line that is `…` stands for lines
// left out. With PROVISO_APPROVE=1 the output of commands without a `…` is written into the pages; review
// that like code.
#include "tests/docs/command_line.hpp"
#include "tests/docs/page.hpp"
#include "tests/support/catch.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <optional>

namespace {

constexpr std::string_view prompt = "$ ";
constexpr std::string_view runner = "./dev run";
constexpr std::string_view omission = "…";

struct Shown {
    std::string command;  // what follows `./dev run`
    std::size_t line = 0;
    std::vector<std::string> output;
};

std::optional<std::string> arguments_of(const std::string& line) {
    const std::string start = std::string{prompt} + std::string{runner};
    if (!line.starts_with(start)) return std::nullopt;
    return line.substr(start.size());
}

std::vector<Shown> commands_of(const docs::Page& page) {
    std::vector<Shown> commands;
    for (const docs::Fence& fence : page.fences) {
        bool is_ours = false;
        for (const docs::Line& line : fence.lines) {
            const auto arguments = arguments_of(line.text);
            if (line.text.starts_with(prompt)) is_ours = arguments.has_value() && fence.language == "console";
            if (is_ours && arguments) {
                commands.push_back({*arguments, line.number, {}});
            } else if (is_ours) {
                commands.back().output.push_back(line.text);
            }
        }
    }
    return commands;
}

// Where the page leaves lines out, printing goes on at the first line that matches the page's next one.
bool agrees(const std::vector<std::string>& shown, const std::vector<std::string>& printed) {
    std::size_t at = 0;
    bool may_skip = false;
    for (const std::string& line : shown) {
        if (line == omission) {
            may_skip = true;
            continue;
        }
        while (may_skip && at < printed.size() && printed[at] != line) ++at;
        if (at == printed.size() || printed[at] != line) return false;
        ++at;
        may_skip = false;
    }
    return may_skip || at == printed.size();
}

bool is_approving() {
    const char* const word = std::getenv("PROVISO_APPROVE");
    return word != nullptr && std::string_view{word} == "1";
}

// What the page will show: as many lines as it showed before its first omission.
std::vector<std::string> cut_as(const std::vector<std::string>& shown, std::vector<std::string> printed) {
    const auto omitted = std::ranges::find(shown, omission);
    const auto kept = static_cast<std::size_t>(omitted - shown.begin());
    if (omitted == shown.end() || printed.size() <= kept) return printed;
    printed.resize(kept);
    printed.emplace_back(omission);
    return printed;
}

// Replaces the output below the command's line.
void approve(const docs::Page& page, const Shown& shown, const std::vector<std::string>& printed) {
    std::vector<std::string> lines;
    for (const docs::Line& line : page.lines) lines.push_back(line.text);
    const auto begin = lines.begin() + static_cast<std::ptrdiff_t>(shown.line);
    const auto next = lines.erase(begin, begin + static_cast<std::ptrdiff_t>(shown.output.size()));
    const std::vector<std::string> fresh = cut_as(shown.output, printed);
    lines.insert(next, fresh.begin(), fresh.end());
    std::ofstream{std::string{PROVISO_SOURCE_DIR "/"} + page.path} << docs::joined(lines);
}

}  // namespace

TEST_CASE("every command that a page shows prints what the page says") {
    std::size_t tried = 0;
    for (const docs::Page& page : docs::read_pages()) {
        auto commands = commands_of(page);
        for (auto shown = commands.rbegin(); shown != commands.rend(); ++shown) {
            const docs::Outcome outcome = docs::run(shown->command);
            ++tried;
            INFO(page.path << ":" << shown->line << ": ./dev run" << shown->command);
            INFO("printed:\n" << docs::joined(outcome.lines));
            CHECK(outcome.status <= 2);
            const bool is_right = agrees(shown->output, outcome.lines);
            if (is_right || !is_approving()) {
                CHECK(is_right);
                continue;
            }
            approve(page, *shown, outcome.lines);
            WARN("approved " << page.path << ":" << shown->line);
            break;  // The line numbers of this page are stale now: approve again for the next command.
        }
    }
    CHECK(tried > 0);
}

TEST_CASE("a page shows a run only where it is tried") {
    for (const docs::Page& page : docs::read_pages()) {
        for (const docs::Fence& fence : page.fences) {
            for (const docs::Line& line : fence.lines) {
                const bool is_run = line.text.find(runner) != std::string::npos;
                INFO(page.path << ":" << line.number << ": " << line.text);
                CHECK((!is_run || (fence.language == "console" && arguments_of(line.text).has_value())));
            }
        }
    }
}
