// The reference corpus, where there is one, and an independent way to ask a document: XPath over a tree.
// Thread rule: one thread.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace proviso::test {

// `$PROVISO_CORPUS`, else the folder beside the checkout; nothing where there is none.
std::optional<std::filesystem::path> corpus();

// All `.xml` files below a folder of the corpus, in order of their paths.
std::vector<std::filesystem::path> corpus_files(const std::filesystem::path& folder);

// Whether libxml2 finds the document valid against the schema. Nothing is fetched.
bool is_valid(const std::filesystem::path& document, const std::filesystem::path& schema);

// A document as a tree. Texts are trimmed; empty ones are left out.
class XPathDocument {
public:
    // The prefixes of the standard (cac, cbc, ext, efac, efbc, efext) are known.
    explicit XPathDocument(std::string_view bytes);
    ~XPathDocument();
    XPathDocument(const XPathDocument&) = delete;
    XPathDocument& operator=(const XPathDocument&) = delete;

    [[nodiscard]] bool is_read() const;
    [[nodiscard]] std::string root_name() const;
    [[nodiscard]] std::vector<std::string> texts(const std::string& path) const;
    [[nodiscard]] std::size_t count(const std::string& path) const;

private:
    struct Tree;
    std::unique_ptr<Tree> tree_;
};

}  // namespace proviso::test
