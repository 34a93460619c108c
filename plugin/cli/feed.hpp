// Feeds: many procurements in one file, which is read in pieces. Thread rule: the one thread of the program.
#pragma once

#include <memory>
#include <string>

#include "plugin/cli/commands.hpp"
#include "plugin/include/proviso/survey.hpp"

namespace proviso::cli {

// A feed and the open file that it reads from.
class OpenFeed {
public:
    static Expected<OpenFeed> open(const host::Engine& engine, const std::string& path);

    [[nodiscard]] const host::Feed& feed() const { return *feed_; }
    // The entry as a document of its own, named after the file and the entry.
    [[nodiscard]] Expected<host::File> document(std::size_t index) const;
    // The entry whose id is `key`, or ends in it where only one does.
    [[nodiscard]] Expected<std::size_t> find(const std::string& key) const;

private:
    struct Descriptor;
    OpenFeed() = default;
    std::string path_;
    std::shared_ptr<Descriptor> file_;
    std::shared_ptr<host::Feed> feed_;
};

// The documents that a file named by the user stands for: itself, or the entry `--entry` of a feed.
[[nodiscard]] Expected<host::File> read_notice(const host::Engine& engine, const std::string& path,
                                               const std::string& entry);

// Whether the file is larger than any single document, so that it can only be a feed.
[[nodiscard]] bool is_large(const std::string& path);

}  // namespace proviso::cli
