#include "parsers/documents/office/office_text.hpp"

#include <algorithm>
#include <map>

namespace proviso {
namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

}  // namespace

void OfficeWriter::begin_paragraph() {
    const bool goes_on = std::exchange(is_joined_, false) && open_.empty() && !paragraphs_.empty();
    if (!goes_on) {
        Paragraph paragraph;
        paragraph.row = rows_.empty() ? 0 : rows_.back();
        paragraphs_.push_back(std::move(paragraph));
    }
    open_.push_back(paragraphs_.size() - 1);
}

void OfficeWriter::end_paragraph(bool is_joined_to_next) {
    if (open_.empty()) return;
    open_.pop_back();
    is_joined_ = is_joined_to_next && open_.empty();
}

void OfficeWriter::put(std::string_view text, LanguageTag language) {
    Paragraph& paragraph = paragraphs_[open_.back()];
    for (const char byte : text) paragraph.text += byte == '\n' || byte == '\r' ? ' ' : byte;
    if (is_blank(text)) return;
    for (auto& [known, bytes] : paragraph.bytes_of) {
        if (known != language) continue;
        bytes += text.size();
        return;
    }
    paragraph.bytes_of.emplace_back(language, text.size());
}

// The language in which most of it is written; of equals the one that comes first.
LanguageTag OfficeWriter::Paragraph::language() const {
    LanguageTag most;
    std::size_t most_bytes = 0;
    for (const auto& [language, bytes] : bytes_of) {
        if (bytes <= most_bytes) continue;
        most = language;
        most_bytes = bytes;
    }
    return most;
}

// Those in which a good part of the document is written, the main one first. The spelling checker's languages
// stray into single words and lines: what is less than a tenth counts as the main one.
std::vector<LanguageTag> OfficeWriter::languages() const {
    constexpr std::size_t share_min = 10;
    std::map<LanguageTag, std::size_t> bytes_of;
    std::size_t total = 0;
    for (const Paragraph& paragraph : paragraphs_) {
        bytes_of[paragraph.language()] += paragraph.text.size();
        total += paragraph.text.size();
    }
    std::vector<std::pair<std::size_t, LanguageTag>> shares;
    for (const auto& [language, bytes] : bytes_of) shares.emplace_back(bytes, language);
    std::ranges::stable_sort(shares, std::ranges::greater{}, &std::pair<std::size_t, LanguageTag>::first);
    std::vector<LanguageTag> languages;
    for (const auto& [bytes, language] : shares) {
        const bool is_main = languages.empty();
        if (is_main || (language.is_known() && bytes * share_min >= total)) languages.push_back(language);
    }
    return languages;
}

void OfficeWriter::write_part(LanguageTag language, const std::vector<LanguageTag>& own,
                              OfficeText& written) const {
    OfficeText::Part part{written.text.size(), 0, language};
    const bool is_main = language == own.front();
    std::uint32_t number = 0;
    std::uint32_t row_before = 0;
    for (const Paragraph& paragraph : paragraphs_) {
        const std::string_view text = trimmed(paragraph.text);
        if (text.empty()) continue;
        ++number;
        const LanguageTag its = paragraph.language();
        const bool is_others = std::ranges::find(own, its) == own.end();
        if (its != language && !(is_main && is_others)) continue;
        const bool is_same_row = paragraph.row != 0 && paragraph.row == row_before;
        if (written.text.size() != part.begin) written.text += is_same_row ? "\n" : "\n\n";
        row_before = paragraph.row;
        written.places.push_back({written.text.size(), 0, number});
        written.text += text;
    }
    part.size = written.text.size() - part.begin;
    written.parts.push_back(part);
}

OfficeText OfficeWriter::finish() && {
    OfficeText written;
    const std::vector<LanguageTag> own = languages();
    for (const LanguageTag language : own) {
        if (!written.text.empty()) written.text += "\n\n";
        write_part(language, own, written);
    }
    if (has_hidden_text_) written.notes.emplace_back("remark-hidden-text", Remark::Pairs{});
    if (has_unread_part_) written.notes.emplace_back("remark-inner-document", Remark::Pairs{});
    written.is_partial = has_unread_part_;
    return written;
}

}  // namespace proviso
