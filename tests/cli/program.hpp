// Runs the built command line without a shell, and keeps what it says. Also a temporary folder for its files.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace program {

struct Outcome {
    int code = -1;  // 128 + signal where it was killed
    std::string out;
    std::string err;
};

// stdout and stderr are files, so that neither is a terminal.
[[nodiscard]] Outcome run(const std::vector<std::string>& arguments);

// What a terminal of 60 columns gets to see; `no_colour` is the value of NO_COLOR.
[[nodiscard]] std::string run_on_terminal(const std::vector<std::string>& arguments, const char* no_colour);

// Of the fixtures: `eforms/laptops-without-conditions.xml`.
[[nodiscard]] std::string fixture(std::string_view path);

// `--as-of` a fixed day, so that no test depends on the clock.
[[nodiscard]] Outcome check(const std::string& file, std::vector<std::string> options = {});

class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    std::string write(const std::string& name, std::string_view bytes) const;
    [[nodiscard]] std::string read(const std::string& name) const;
    [[nodiscard]] std::vector<std::string> names() const;

private:
    std::filesystem::path path_;
};

[[nodiscard]] bool has(std::string_view text, std::string_view part);

}  // namespace program
