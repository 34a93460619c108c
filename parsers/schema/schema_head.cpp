#include "parsers/schema/schema_head.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <utility>

#include "parsers/prolog.hpp"
#include "parsers/xml/sax_reader.hpp"

namespace proviso::schema {
namespace {

constexpr std::string_view end_code = "E-HEAD-READ";

std::string value_of(const xml::StartElement& element, std::string_view name) {
    for (std::size_t i = 0; i < element.attributes.size(); ++i) {
        const xml::Attribute attribute = element.attributes[i];
        if (attribute.uri.text().empty() && attribute.name.text() == name)
            return std::string{attribute.value};
    }
    return {};
}

bool is_schema_word(const xml::StartElement& element, std::string_view word) {
    return element.name.text() == word && element.uri.text() == xsd_namespace;
}

Error no_schema(const xml::StartElement& root) {
    return Error{"E-SCHEMA", "this is no XML schema: its root element is another",
                 "name the folder with the `.xsd` files of a release", Place{{}, {}, root.byte, 0, 0}};
}

class HeadHandler final : public xml::Handler {
public:
    HeadHandler() { want_text(false); }

    void start_element(const xml::StartElement& element) override {
        const std::uint32_t depth = depth_++;
        if (depth == 0) return take_root(element);
        if (depth > 1) return;
        constexpr auto references =
            std::to_array<std::string_view>({"include", "import", "redefine", "override"});
        const auto is_word = [&](std::string_view word) { return is_schema_word(element, word); };
        if (std::ranges::any_of(references, is_word)) {
            head_.references.push_back({value_of(element, "schemaLocation"), element.byte});
        } else if (!is_word("annotation")) {
            stop(Error{std::string{end_code}, "the rest is not needed", {}, {}});
        }
    }
    void end_element() override { --depth_; }
    void text(std::string_view) override {}

    [[nodiscard]] SchemaHead take() { return std::move(head_); }

private:
    void take_root(const xml::StartElement& root) {
        if (!is_schema_word(root, "schema")) return stop(no_schema(root));
        head_.target_namespace = value_of(root, "targetNamespace");
        head_.version = value_of(root, "version");
    }

    SchemaHead head_;
    std::uint32_t depth_ = 0;
};

class RootsHandler final : public xml::Handler {
public:
    RootsHandler() { want_text(false); }

    void start_element(const xml::StartElement& element) override {
        const bool is_global = depth_++ == 1 && is_schema_word(element, "element");
        if (is_global) names_.push_back(value_of(element, "name"));
    }
    void end_element() override { --depth_; }
    void text(std::string_view) override {}

    [[nodiscard]] std::vector<std::string> take() { return std::move(names_); }

private:
    std::vector<std::string> names_;
    std::uint32_t depth_ = 0;
};

Status read_with(std::string_view path, std::string_view bytes, xml::Handler& handler) {
    std::string storage;
    PROVISO_TRY(text, schema_text(path, bytes, storage));
    return xml::read(path, text, handler);
}

// Behind the declaration of a document type, or nothing where it does not end.
std::size_t end_of_doctype(std::string_view text, std::size_t at) {
    std::uint32_t depth = 0;
    while (at < text.size()) {
        const std::string_view rest = text.substr(at);
        std::string_view ending;
        if (rest.starts_with("<!--")) ending = "-->";
        if (rest.starts_with("<?")) ending = "?>";
        if (rest.front() == '"' || rest.front() == '\'') ending = rest.substr(0, 1);
        if (!ending.empty()) {
            const std::size_t end = rest.find(ending, ending.size() == 1 ? 1 : 2);
            if (end == std::string_view::npos) return end;
            at += end + ending.size();
            continue;
        }
        if (rest.front() == '<') ++depth;
        if (rest.front() == '>' && --depth == 0) return at + 1;
        ++at;
    }
    return std::string_view::npos;
}

}  // namespace

std::string without_doctype(std::string bytes) {
    std::size_t at = 0;
    for (;;) {
        at = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF", at);
        const std::string_view rest =
            at == std::string::npos ? std::string_view{} : std::string_view{bytes}.substr(at);
        const bool is_comment = rest.starts_with("<!--");
        if (!is_comment && !rest.starts_with("<?")) break;
        const std::size_t end = bytes.find(is_comment ? "-->" : "?>", at + 2);
        if (end == std::string::npos) return bytes;
        at = end + (is_comment ? 3 : 2);
    }
    const bool has_doctype =
        at != std::string::npos && std::string_view{bytes}.substr(at).starts_with("<!DOCTYPE");
    const std::size_t end = has_doctype ? end_of_doctype(bytes, at) : std::string::npos;
    if (end == std::string::npos) return bytes;
    for (char& byte : std::span{bytes}.subspan(at, end - at)) {
        if (byte != '\n' && byte != '\r') byte = ' ';
    }
    return bytes;
}

Result<std::string_view> schema_text(std::string_view path, std::string_view bytes, std::string& storage) {
    PROVISO_TRY(prolog, scan_prolog(path, bytes));
    return to_utf8(path, bytes, prolog, storage);
}

Result<SchemaHead> read_head(std::string_view path, std::string_view bytes) {
    HeadHandler handler;
    const Status read = read_with(path, bytes, handler);
    if (!read && read.error().code != end_code) return read.error();
    return handler.take();
}

Result<std::vector<std::string>> read_roots(std::string_view path, std::string_view bytes) {
    RootsHandler handler;
    PROVISO_TRY(read, read_with(path, bytes, handler));
    static_cast<void>(read);
    return handler.take();
}

}  // namespace proviso::schema
