#include <functional>

#include "parsers/maps/reader.hpp"

namespace proviso::maps {

void Reader::text(std::string_view piece) {
    if (piece.empty()) return;
    const bool continues = !piece_.empty() && piece.data() == piece_.data() + piece_.size();
    if (continues) {
        piece_ = {piece_.data(), piece_.size() + piece.size()};
        return;
    }
    if (!piece_.empty()) flush_piece();
    if (buffer_.size() == top_->text_begin && is_in_document(piece)) {
        piece_ = piece;
    } else {
        buffer_.append(piece);
    }
}

void Reader::flush_piece() {
    buffer_.append(piece_);
    piece_ = {};
}

std::string_view Reader::own_text() {
    if (buffer_.size() == top_->text_begin) return piece_;
    if (!piece_.empty()) flush_piece();
    return std::string_view{buffer_}.substr(top_->text_begin);
}

// Most values stand in the document as they are, and the dossier keeps the document: they need no copy.
std::string_view Reader::keep(std::string_view text) {
    if (text.empty() || is_in_document(text)) return text;
    return builder_.store(text);
}

bool Reader::is_in_document(std::string_view piece) const {
    const std::less_equal<> not_after;
    return not_after(document_.data(), piece.data()) &&
           not_after(piece.data() + piece.size(), document_.data() + document_.size());
}

LanguageTag Reader::language_of(std::string_view code) {
    if (code.data() == nullptr) return {};
    // A document has one language, or a few in turn.
    if (code != language_code_) {
        language_code_ = code;
        language_ = parse_language(trim(code));
    }
    return language_;
}

}  // namespace proviso::maps
