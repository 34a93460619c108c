#include "parsers/xml/html_text.hpp"

#include <algorithm>
#include <utility>

#include "parsers/xml/html_entities.hpp"
#include "parsers/xml/html_tags.hpp"
#include "parsers/xml/windows_1252.hpp"

namespace proviso::xml {
namespace {

bool is_space(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

// Running text, with the white space between that its elements ask for.
class TextWriter {
public:
    void put(char byte) {
        if (is_space(byte) && (preformatted_ == 0 || text_.empty())) {
            want(Gap::Blank);
            return;
        }
        // The line end behind `<pre>` is no part of it.
        if (byte == '\n' && gap_ == Gap::Block) return;
        put_gap();
        text_ += byte;
    }

    void put_code(char32_t code) {
        if (code < 0x80) return put(static_cast<char>(code));
        put_gap();
        append_utf8(text_, code);
    }

    void take_tag(TextRole role, bool is_end) {
        if (role == TextRole::LineBreak) want(Gap::Line);
        if (role == TextRole::Cell) want(Gap::Cell);
        if (role == TextRole::Block || role == TextRole::Preformatted) want(Gap::Block);
        if (role == TextRole::Preformatted && !is_end) ++preformatted_;
        if (role == TextRole::Preformatted && is_end && preformatted_ > 0) --preformatted_;
        if (role == TextRole::Raised && !is_end) raised_from_ = text_.size();
        if (role == TextRole::Raised && is_end) drop_footnote_mark();
    }

    std::string take() && { return std::move(text_); }

private:
    enum class Gap : std::uint8_t { None, Blank, Cell, Line, Block };

    void want(Gap gap) { gap_ = std::max(gap_, gap); }

    void put_gap() {
        if (!text_.empty()) {
            if (gap_ == Gap::Blank) text_ += ' ';
            if (gap_ == Gap::Cell) text_ += '\t';
            if (gap_ == Gap::Line) text_ += '\n';
            if (gap_ == Gap::Block) text_ += "\n\n";
        }
        gap_ = Gap::None;
    }

    // `Watch<sup>1</sup>` is the word and a footnote, not another word.
    void drop_footnote_mark() {
        const auto is_mark = [](char byte) {
            return (byte >= '0' && byte <= '9') || is_space(byte) || byte == ')';
        };
        const std::size_t begin = std::exchange(raised_from_, std::string::npos);
        if (begin > text_.size()) return;
        if (std::ranges::all_of(std::string_view{text_}.substr(begin), is_mark)) text_.resize(begin);
    }

    std::string text_;
    Gap gap_ = Gap::None;
    std::size_t preformatted_ = 0;
    std::size_t raised_from_ = std::string::npos;
};

class PageReader {
public:
    explicit PageReader(std::string_view html) : html_(html), is_xhtml_(html.starts_with("<?xml")) {}

    Result<HtmlText> read() {
        while (at_ < html_.size() && broken_within_.empty()) {
            const char byte = html_[at_];
            if (byte == '<') {
                take_markup();
            } else if (byte == '&') {
                take_reference();
            } else {
                writer_.put(byte);
                ++at_;
            }
        }
        if (!broken_within_.empty()) {
            return Error{"E-WF", "the page breaks off within a " + broken_within_,
                         "save the whole page again", Place{}};
        }
        return HtmlText{std::move(writer_).take(), std::move(language_)};
    }

private:
    void take_reference() {
        const CharacterReference reference = read_reference(html_, at_);
        if (reference.length == 0) {
            writer_.put('&');
            ++at_;
            return;
        }
        writer_.put_code(reference.code);
        at_ += reference.length;
    }

    void take_markup() {
        if (is_tag_begin(html_, at_)) return take_tag();
        const std::string_view rest = html_.substr(at_);
        if (rest.starts_with("<!--")) return skip_comment();
        const bool is_declaration =
            rest.starts_with("<!") || rest.starts_with("<?") || rest.starts_with("</");
        if (is_declaration) return skip_declaration();
        writer_.put('<');
        ++at_;
    }

    void skip_declaration() {
        const std::size_t found = html_.find('>', at_);
        if (found == std::string_view::npos) broken_within_ = "declaration";
        at_ = found == std::string_view::npos ? html_.size() : found + 1;
    }

    // Ends with `-->` or, as browsers have it, `--!>`; `<!-->` and `<!--->` are whole.
    void skip_comment() {
        constexpr std::size_t own_hyphens = 2;  // the first two may be those that end it
        for (std::size_t at = html_.find("--", at_ + own_hyphens); at != std::string_view::npos;
             at = html_.find("--", at + 1)) {
            const std::string_view rest = html_.substr(at + 2, 2);
            if (!rest.starts_with('>') && rest != "!>") continue;
            at_ = at + (rest.starts_with('>') ? 3 : 4);
            return;
        }
        broken_within_ = "comment";
    }

    void take_tag() {
        const HtmlTag tag = read_tag(html_, at_);
        if (tag.end == std::string_view::npos) {
            broken_within_ = "tag";
            return;
        }
        at_ = tag.end;
        const bool may_name_language = tag.name == "html" || tag.name == "body";
        if (may_name_language && language_.empty()) language_ = tag.language;
        const TextRole role = role_of(tag.name);
        writer_.take_tag(role, tag.is_end);
        const bool is_empty = tag.is_end || (is_xhtml_ && tag.is_self_closing);
        if (role == TextRole::Hidden && !is_empty) skip_hidden(tag.name);
    }

    void skip_hidden(const std::string& name) {
        const std::size_t end = find_end_tag(html_, at_, name);
        if (end == std::string_view::npos) {
            broken_within_ = "`" + name + "`";
        } else {
            at_ = end;
        }
    }

    std::string_view html_;
    bool is_xhtml_;
    std::size_t at_ = 0;
    TextWriter writer_;
    std::string language_;
    std::string broken_within_;
};

}  // namespace

Result<HtmlText> read_html(std::string_view utf8) { return PageReader{utf8}.read(); }

std::string_view find_html_charset(std::string_view bytes) {
    constexpr std::size_t head_bytes_max = 4096;  // browsers look at 1024
    const std::string_view head = bytes.substr(0, head_bytes_max);
    for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
        if (!is_tag_begin(head, at)) continue;
        const HtmlTag tag = read_tag(head, at);
        if (tag.name == "body" || tag.end == std::string_view::npos) break;
        if (!tag.charset.empty()) return tag.charset;
    }
    return {};
}

}  // namespace proviso::xml
