// Programs that read documents: what they get to see, and that they end.
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include "parsers/pdf/program.hpp"
#include "tests/support/catch.hpp"

namespace pdf = proviso::pdf;
using namespace std::chrono_literals;

namespace {

// A program that is only its own text, for the shell of the system.
pdf::ProgramCall shell(std::string script, std::string_view input = {}) {
    pdf::ProgramCall call;
    call.path = "/bin/sh";
    call.arguments = {"-c", std::move(script)};
    call.input = input;
    return call;
}

std::string code_of(const pdf::ProgramCall& call) {
    const auto run = pdf::run_program(call);
    return run ? std::to_string(run.value().status) : run.error().code;
}

std::string output_of(const pdf::ProgramCall& call) {
    const auto run = pdf::run_program(call);
    return run ? run.value().output : run.error().code;
}

// A file that is not there; removed again at the end.
class Mark {
public:
    Mark() : path_(std::filesystem::temp_directory_path() / ("proviso-mark-" + std::to_string(::getpid()))) {
        std::filesystem::remove(path_);
    }
    Mark(const Mark&) = delete;
    Mark& operator=(const Mark&) = delete;
    ~Mark() { std::filesystem::remove(path_); }
    [[nodiscard]] std::string path() const { return path_.string(); }
    [[nodiscard]] bool is_there() const { return std::filesystem::exists(path_); }

private:
    std::filesystem::path path_;
};

}  // namespace

TEST_CASE("a program gets the bytes, and its words and its status come back") {
    const auto run = pdf::run_program(shell("cat; echo oh >&2; exit 7", "some bytes"));
    REQUIRE(run);
    CHECK(run.value().output == "some bytes");
    CHECK(run.value().complaints == "oh\n");
    CHECK(run.value().status == 7);
    const std::string large(3'000'000, 'x');
    CHECK(output_of(shell("cat", large)) == large);
}

TEST_CASE("arguments reach the program as they are") {
    pdf::ProgramCall call;
    call.path = "/bin/echo";
    call.arguments = {"$HOME", "; ls", "`id`", "a  b"};
    CHECK(output_of(call) == "$HOME ; ls `id` a  b\n");
}

TEST_CASE("a program sees nothing of its host") {
    ::setenv("PROVISO_TEST_SECRET", "seen", 1);
    CHECK(output_of(shell("echo \"[$PROVISO_TEST_SECRET]\"")) == "[]\n");
    CHECK(output_of(shell("pwd")) == "/\n");
    // Its descriptors: the standard three, and the one with which the list is made.
    CHECK(output_of(shell("ls /proc/self/fd | wc -l")) == "4\n");
}

TEST_CASE("a program that takes too long is ended, with those that it started") {
    const Mark mark;
    pdf::ProgramCall call = shell("(sleep 1; : > " + mark.path() + ") & sleep 60");
    call.limits.wall = 200ms;
    const auto begin = std::chrono::steady_clock::now();
    CHECK(code_of(call) == "E-PROGRAM-TIME");
    CHECK(std::chrono::steady_clock::now() - begin < 5s);
    std::this_thread::sleep_for(1500ms);
    CHECK_FALSE(mark.is_there());
}

TEST_CASE("what a program leaves running when it ends is ended as well") {
    const Mark mark;
    const auto begin = std::chrono::steady_clock::now();
    CHECK(code_of(shell("(sleep 1; : > " + mark.path() + ") >/dev/null 2>&1 & exit 0")) == "0");
    CHECK(std::chrono::steady_clock::now() - begin < 900ms);
    std::this_thread::sleep_for(1500ms);
    CHECK_FALSE(mark.is_there());
}

TEST_CASE("a program that closes its output and goes on is ended in time") {
    pdf::ProgramCall call = shell("exec >&- 2>&-; sleep 60");
    call.limits.wall = 300ms;
    CHECK(code_of(call) == "E-PROGRAM-TIME");
}

TEST_CASE("a program has a limit on its computing time, its memory and its output") {
    pdf::ProgramCall busy = shell("while :; do :; done");
    busy.limits.cpu_seconds = 1;
    busy.limits.wall = 30s;
    CHECK(code_of(busy) == "E-PROGRAM-TIME");

    pdf::ProgramCall talks = shell("while :; do echo more and more and more; done");
    talks.limits.output_bytes = 100'000;
    CHECK(code_of(talks) == "E-PROGRAM-OUTPUT");
    pdf::ProgramCall fits = shell("printf 12345");
    fits.limits.output_bytes = 5;
    CHECK(output_of(fits) == "12345");
    fits.limits.output_bytes = 4;
    CHECK(output_of(fits) == "E-PROGRAM-OUTPUT");

    pdf::ProgramCall grows = shell("dd if=/dev/zero of=/dev/null bs=200M count=1 2>/dev/null");
    grows.limits.memory_bytes = std::size_t{100} << 20;
    CHECK(code_of(grows) != "0");
    grows.limits.memory_bytes = std::size_t{400} << 20;
    CHECK(code_of(grows) == "0");

    const Mark mark;
    CHECK(code_of(shell("echo text > " + mark.path() + " && echo written")) != "0");
}

TEST_CASE("a complaint without end does not fill the memory") {
    pdf::ProgramCall call =
        shell("i=0; while [ $i -lt 20000 ]; do echo a long complaint >&2; i=$((i+1)); done");
    const auto run = pdf::run_program(call);
    REQUIRE(run);
    CHECK(run.value().complaints.size() < 5000);
}

TEST_CASE("a program that is not there, is no program or is ended by a signal says so") {
    pdf::ProgramCall call;
    call.path = "/nowhere/pdftotext";
    CHECK(code_of(call) == "E-PROGRAM-ABSENT");
    call.path = PROVISO_SOURCE_DIR "/README.md";
    CHECK(code_of(call) == "E-PROGRAM-ABSENT");
    CHECK(code_of(shell("kill -SEGV $$")) == "E-PROGRAM-ENDED");
}
