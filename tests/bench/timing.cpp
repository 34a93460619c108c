#include "tests/bench/timing.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <ctime>

namespace bench {

double processor_microseconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

namespace {

using Clock = std::chrono::steady_clock;

double microseconds_since(Clock::time_point begin) {
    return std::chrono::duration<double, std::micro>(Clock::now() - begin).count();
}

// So many runs that one measurement takes milliseconds: below that the clock and the scheduler are what is
// measured.
int repetitions_for(const Bench& bench, std::string_view bytes) {
    const double begin = processor_microseconds();
    bench.run(Work::Bare, bytes);
    const double once = std::max(1.0, processor_microseconds() - begin);
    return std::clamp(static_cast<int>(3'000.0 / once), 1, 200);
}

}  // namespace

std::array<double, works> time_document(const Bench& bench, const Document& document, int rounds) {
    std::array<std::vector<double>, works> times;
    const int repetitions = repetitions_for(bench, document.bytes);
    for (const Work work : all_work) bench.run(work, document.bytes);  // warm
    for (int round = 0; round < rounds; ++round) {
        for (const Work work : all_work) {
            const double begin = processor_microseconds();
            for (int i = 0; i < repetitions; ++i) bench.run(work, document.bytes);
            const double spent = processor_microseconds() - begin;
            times[static_cast<std::size_t>(work)].push_back(spent / repetitions);
        }
    }
    std::array<double, works> medians{};
    for (std::size_t i = 0; i < times.size(); ++i) medians[i] = median(times[i]);
    return medians;
}

double time_first_report(const std::vector<std::string>& arguments, int rounds) {
    std::vector<std::string> words = arguments;
    std::vector<char*> pointers;
    for (std::string& word : words) pointers.push_back(word.data());
    pointers.push_back(nullptr);
    std::vector<double> times;
    for (int round = 0; round < rounds; ++round) {
        const Clock::time_point begin = Clock::now();
        const pid_t child = fork();
        if (child == 0) {
            dup2(open("/dev/null", O_WRONLY), STDOUT_FILENO);
            execv(pointers[0], pointers.data());
            _exit(127);
        }
        int status = 0;
        waitpid(child, &status, 0);
        if (!WIFEXITED(status) || WEXITSTATUS(status) > 1) stop("the command line failed");
        times.push_back(microseconds_since(begin) / 1'000.0);
    }
    return median(times);
}

}  // namespace bench
