// Reads an XML document once, from front to back, and reports its elements and texts with exact places. There
// is no document tree. Nothing outside the text is ever opened, nothing but the five predefined entities and
// character references is expanded, and every limit of `model/base/limits.hpp` holds.
//
// Door: `read`, with a `Handler` of the caller's. The text must have passed `scan_prolog` and `to_utf8`.
// Thread rule: any thread; nothing is shared between two reads, unless by a workspace. Lifetime: names live
// until `read` returns, with a workspace until it reads again; attribute values and text only for the
// call that hands them out; but a piece of text that stands in the document as it is (nothing was decoded) is
// a view into the document.
#pragma once

#include "model/base/result.hpp"
#include "parsers/xml/workspace.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace proviso::xml {

// A local name or a namespace. Within one `read`, equal names have the same `id` and live until it returns,
// so a handler that keeps a table by id looks at the letters of a name only once. The empty name ("no
// namespace") has the id null.
class Name {
public:
    explicit Name(const char* text) : text_(text) {}

    [[nodiscard]] const void* id() const { return text_; }
    [[nodiscard]] std::string_view text() const { return text_ == nullptr ? "" : text_; }

    friend bool operator==(Name, Name) = default;

private:
    const char* text_;
};

struct Attribute {
    Name uri;
    Name name;
    std::string_view value;  // decoded and normalised as XML 1.0 says
};

// The attributes of one start tag, in the order of the document, without the namespace declarations. Nothing
// is computed for an attribute that nobody asks for.
class Attributes {
public:
    Attributes(const unsigned char* const* slots, std::size_t count) : slots_(slots), count_(count) {}

    [[nodiscard]] std::size_t size() const { return count_; }
    [[nodiscard]] Attribute operator[](std::size_t index) const {
        const unsigned char* const* slot = slots_ + index * slots_per_attribute;
        return {Name{letters(slot[2])},
                Name{letters(slot[0])},
                {letters(slot[3]), static_cast<std::size_t>(slot[4] - slot[3])}};
    }

private:
    // The parser hands out five pointers for each: name, prefix, namespace, value, end of the value.
    static constexpr std::size_t slots_per_attribute = 5;
    static const char* letters(const unsigned char* bytes) { return reinterpret_cast<const char*>(bytes); }

    const unsigned char* const* slots_;
    std::size_t count_;
};

struct StartElement {
    Name uri;
    Name name;
    Attributes attributes;
    std::uint32_t byte;  // offset of the tag's `<` in the text
};

// What the caller does with the events. The pieces of one text may come in several calls; a comment, a
// processing instruction or a CDATA section within a value does not interrupt it. Whoever needs a value joins
// the pieces between two tags.
class Handler {
public:
    Handler() = default;
    Handler(const Handler&) = delete;
    Handler& operator=(const Handler&) = delete;
    virtual ~Handler() = default;

    virtual void start_element(const StartElement& element) = 0;
    virtual void end_element() = 0;
    virtual void text(std::string_view piece) = 0;

    [[nodiscard]] bool wants_text() const { return wants_text_; }
    // For `read`: an element begins or ends among those that are passed over.
    [[nodiscard]] bool passes_over() const { return passed_depth_ > 0; }
    void pass_start() {
        ++passed_depth_;
        ++passed_;
    }
    void pass_end() {
        if (--passed_depth_ == 0) passed_over(passed_);
    }
    [[nodiscard]] bool has_stopped() const { return stop_.has_value(); }
    [[nodiscard]] Error take_stop() { return *std::move(stop_); }

protected:
    // Most text of a document is of no interest: while this is off, `text` is not called at all.
    void want_text(bool is_wanted) { wants_text_ = is_wanted; }

    // Called at the start of an element: it and all below are only counted, without `start_element` and
    // `end_element`, and at its end `passed_over` hears how many they were.
    void pass_over() {
        passed_depth_ = 1;
        passed_ = 1;
    }
    virtual void passed_over(std::uint32_t /*elements*/) {}

    // Ends the reading with this error. Only `place.byte` need be set; `read` adds the document, line and
    // column.
    void stop(Error error) {
        if (!stop_) stop_ = std::move(error);
    }

private:
    std::optional<Error> stop_;
    std::uint32_t passed_depth_ = 0;
    std::uint32_t passed_ = 0;
    bool wants_text_ = true;
};

// Reads the whole text. After an error the handler has seen a part of a document, which is worth nothing: a
// half-read document must not lead to a verdict.
[[nodiscard]] Status read(std::string_view document_name, std::string_view utf8, Handler& handler);
// The same with what earlier readings have left, for those who read many documents.
[[nodiscard]] Status read(std::string_view document_name, std::string_view utf8, Handler& handler,
                          Workspace& workspace);

}  // namespace proviso::xml
