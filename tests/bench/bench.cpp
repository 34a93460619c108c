// `./dev bench [call | formats | schema] [--instructions] [--rounds N]`: one run, one table.
#include "tests/bench/call.hpp"
#include "tests/bench/formats.hpp"
#include "tests/bench/instructions.hpp"
#include "tests/bench/large.hpp"
#include "tests/bench/schema.hpp"
#include "tests/bench/timing.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

using bench::Work;

void print_times(int rounds) {
    const bench::Bench bench;
    fmt::print(
        "medians of {} interleaved rounds, microseconds of processor time; in brackets: times the bare "
        "parse\n",
        rounds);
    fmt::print("{:<28}{:>9}{:>10}{:>17}{:>17}{:>17}{:>17}\n", "document", "bytes", "bare", "read", "judge",
               "check", "with JSON");
    for (const bench::Document& document : bench::documents()) {
        const auto times = bench::time_document(bench, document, rounds);
        fmt::print("{:<28}{:>9}{:>10.1f}", document.name.substr(0, 27), document.bytes.size(), times[0]);
        for (std::size_t i = 1; i < times.size(); ++i) {
            fmt::print("{:>10.1f} ({:.2f})", times[i], times[i] / times[0]);
        }
        fmt::print("\n");
    }
    const std::vector<std::string> command{PROVISO_COMMAND_LINE, "check", bench::fixture_path(), "--as-of",
                                           "2026-11-25"};
    fmt::print("start to first report: {:.1f} ms (a whole process; bare process: {:.1f} ms)\n",
               bench::time_first_report(command, rounds),
               bench::time_first_report({PROVISO_COMMAND_LINE, "version"}, rounds));
}

void print_instructions(const std::string& program) {
    fmt::print("instructions per run, in thousands; in brackets: times the bare parse\n");
    fmt::print("{:<28}{:>9}{:>10}{:>17}{:>17}{:>17}{:>17}\n", "document", "bytes", "bare", "read", "judge",
               "check", "with JSON");
    const std::string file = (std::filesystem::temp_directory_path() / "proviso-bench.xml").string();
    for (const bench::Document& document : bench::documents()) {
        std::ofstream{file, std::ios::binary} << document.bytes;
        const auto bare = static_cast<double>(bench::instructions_of(program, Work::Bare, file)) / 1'000.0;
        fmt::print("{:<28}{:>9}{:>10.0f}", document.name.substr(0, 27), document.bytes.size(), bare);
        for (const Work work : {Work::Read, Work::Judge, Work::Check, Work::CheckAndReport}) {
            const auto count = static_cast<double>(bench::instructions_of(program, work, file)) / 1'000.0;
            fmt::print("{:>10.0f} ({:.2f})", count, count / bare);
        }
        fmt::print("\n");
    }
    std::filesystem::remove(file);
}

// `--once WORK FILE COUNT`: what valgrind counts.
int run_once(const std::vector<std::string>& words) {
    std::ostringstream bytes;
    bytes << std::ifstream{words[2], std::ios::binary}.rdbuf();
    const std::string text = bytes.str();
    const bench::Bench bench;
    for (const Work work : bench::all_work) {
        if (bench::name_of(work) != words[1]) continue;
        for (int i = 0; i < std::atoi(words[3].c_str()); ++i) bench.run(work, text);
    }
    return 0;
}

// `call --once WORK ROUNDS`: the same for all contract notices in turn.
int run_call_once(const std::vector<std::string>& words) {
    const std::vector<bench::Document> documents = bench::contract_notices();
    const bench::Bench bench;
    for (const Work work : bench::all_work) {
        if (bench::name_of(work) != words[2]) continue;
        for (int round = 0; round < std::atoi(words[3].c_str()); ++round) {
            for (const bench::Document& document : documents) bench.run(work, document.bytes);
        }
    }
    return 0;
}

// `WHAT --rounds N`.
int rounds_in(const std::vector<std::string>& words, int otherwise) {
    return words.size() == 3 && words[1] == "--rounds" ? std::max(1, std::atoi(words[2].c_str())) : otherwise;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words{argv + 1, argv + argc};
    if (words.size() == 4 && words[0] == "--once") return run_once(words);
    if (words.size() == 4 && words[0] == "call" && words[1] == "--once") return run_call_once(words);
    if (!words.empty() && words[0] == "call") {
        bench::print_call(rounds_in(words, 5));
        return 0;
    }
    if (!words.empty() && words[0] == "formats") {
        bench::print_large();  // first, while this process is small
        bench::print_formats(rounds_in(words, 5));
        return 0;
    }
    if (!words.empty() && words[0] == "schema") {
        bench::print_schema(rounds_in(words, 31));
        return 0;
    }
    if (words.size() == 1 && words[0] == "--instructions") {
        print_instructions(argv[0]);
        return 0;
    }
    const bool has_rounds = words.size() == 2 && words[0] == "--rounds";
    if (!words.empty() && !has_rounds)
        bench::stop("usage: proviso_bench [call | formats | schema] [--instructions] [--rounds N]");
    print_times(has_rounds ? std::max(1, std::atoi(words[1].c_str())) : 31);
    return 0;
}
