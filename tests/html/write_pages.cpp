// Writes the pages that `look.mjs` looks at into a folder: each canonical report, and the fullest one in
// every language that reports have.
#include "plugin/report/report_texts.hpp"
#include "plugin/report/writers.hpp"
#include "tests/plugin/canonical_reports.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>

namespace {

bool write_page(const std::filesystem::path& path, const proviso::Report& report,
                const proviso::WriteOptions& options) {
    std::ofstream file{path, std::ios::binary};
    proviso::find_writer("html")->write(report, options, [&file](std::string_view piece) { file << piece; });
    return file.good();
}

}  // namespace

int main(int argc, char** argv) {
    const auto texts = proviso::load_report_texts();
    if (argc != 2 || !texts.has_value()) {
        std::fputs("usage: write_pages FOLDER\n", stderr);
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    bool is_written = true;
    for (const canonical::Named& named : canonical::reports()) {
        const std::string name{named.name};
        proviso::WriteOptions options;
        options.shows_all = named.shows_all;
        options.texts = &texts.value();
        if (name != "full") {
            is_written &= write_page(folder / (name + ".html"), named.report, options);
            continue;
        }
        for (const std::string& language : texts.value().languages()) {
            proviso::Report report = named.report;
            report.language = language;
            is_written &= write_page(folder / ("full-" + language + ".html"), report, options);
        }
    }
    return is_written ? 0 : 1;
}
