// Writes HTML with every text and every attribute escaped: what a document says can never become markup. What
// could hide or turn text around (control characters, bidirectional controls, malformed bytes) stands as a
// visible escape. Elements close themselves.
//
// Door: `Markup`. Thread rule: one owner. Lifetime: the string it writes into must outlive it.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace proviso::html {

struct Attribute {
    std::string_view name;
    std::string_view
        value;  // empty: the name alone, as in `hidden`; but `lang=""` is kept, and no `id` is none
};

using Attributes = std::initializer_list<Attribute>;

class Markup {
public:
    explicit Markup(std::string& out) : out_(out) {}

    // Open until it goes out of scope.
    class [[nodiscard]] Element {
    public:
        Element(const Element&) = delete;
        Element& operator=(const Element&) = delete;
        ~Element() { markup_.close(tag_); }

    private:
        friend class Markup;
        Element(Markup& markup, std::string_view tag) : markup_(markup), tag_(tag) {}
        Markup& markup_;
        std::string_view tag_;  // Invariant: a literal.
    };

    Element element(std::string_view tag, Attributes attributes = {});

    void text(std::string_view text);
    // An element that holds a text and nothing else.
    void leaf(std::string_view tag, std::string_view text, Attributes attributes = {});
    // `meta`, `input`: elements without content.
    void empty(std::string_view tag, Attributes attributes);
    // For what is built in or escaped already; never for a text of a report.
    void verbatim(std::string_view markup) { out_ += markup; }

    [[nodiscard]] std::size_t size() const { return out_.size(); }

private:
    void open(std::string_view tag, Attributes attributes);
    void close(std::string_view tag);
    void append_escaped(std::string_view text);

    std::string& out_;
};

}  // namespace proviso::html
