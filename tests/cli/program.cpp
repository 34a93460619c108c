#include "tests/cli/program.hpp"

#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace program {
namespace {

std::string read_file(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream{path, std::ios::binary}.rdbuf();
    return text.str();
}

// The program and its arguments, as execv wants them.
struct CommandLine {
    explicit CommandLine(const std::vector<std::string>& arguments) : words{PROVISO_COMMAND_LINE} {
        words.insert(words.end(), arguments.begin(), arguments.end());
        for (std::string& word : words) pointers.push_back(word.data());
        pointers.push_back(nullptr);
    }
    std::vector<std::string> words;
    std::vector<char*> pointers;
};

// In the child: nothing but calls that are safe after a fork.
[[noreturn]] void become(const CommandLine& command, const char* out, const char* err) {
    const int output = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int errors = open(err, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(output, STDOUT_FILENO);
    dup2(errors, STDERR_FILENO);
    execv(command.pointers[0], command.pointers.data());
    _exit(127);
}

}  // namespace

Outcome run(const std::vector<std::string>& arguments) {
    const Folder folder;
    const CommandLine command{arguments};
    const std::string out = (folder.path() / "out").string();
    const std::string err = (folder.path() / "err").string();
    const pid_t child = fork();
    if (child == 0) become(command, out.c_str(), err.c_str());
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) != child)
        throw std::runtime_error("the program did not start");
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return {code, read_file(out), read_file(err)};
}

std::string run_on_terminal(const std::vector<std::string>& arguments, const char* no_colour) {
    const CommandLine command{arguments};
    const winsize size{50, 60, 0, 0};
    int terminal = -1;
    const pid_t child = forkpty(&terminal, nullptr, nullptr, &size);
    if (child < 0) throw std::runtime_error("no terminal");
    if (child == 0) {
        setenv("TERM", "xterm", 1);
        setenv("NO_COLOR", no_colour, 1);
        execv(command.pointers[0], command.pointers.data());
        _exit(127);
    }
    std::string text;
    std::array<char, 4096> block{};
    // The read fails once the child has closed its side.
    for (ssize_t count = 0; (count = read(terminal, block.data(), block.size())) > 0;) {
        text.append(block.data(), static_cast<std::size_t>(count));
    }
    close(terminal);
    int status = 0;
    waitpid(child, &status, 0);
    std::erase(text, '\r');
    return text;
}

std::string fixture(std::string_view path) { return PROVISO_SOURCE_DIR "/fixtures/" + std::string{path}; }

Outcome check(const std::string& file, std::vector<std::string> options) {
    std::vector<std::string> arguments{"check", fixture(file), "--as-of", "2026-11-25"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return run(arguments);
}

Folder::Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "proviso-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
}

Folder::~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

std::string Folder::write(const std::string& name, std::string_view bytes) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream{path_ / name, std::ios::binary} << bytes;
    return (path_ / name).string();
}

std::string Folder::read(const std::string& name) const { return read_file(path_ / name); }

std::vector<std::string> Folder::names() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{path_}) {
        names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace program
