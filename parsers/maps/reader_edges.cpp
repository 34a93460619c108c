#include <algorithm>

#include "model/base/limits.hpp"
#include "model/base/unicode.hpp"
#include "parsers/maps/reader.hpp"

// What happens once a document, or where its map ends: kept out of the way of the many elements that are
// read.
namespace proviso::maps {

bool Reader::begin(const xml::StartElement& root) {
    Result<const Automaton*> chosen = chooser_.choose(root);
    if (!chosen) {
        stop(std::move(chosen).error());
        return false;
    }
    automaton_ = chosen.value();
    innermost_ = automaton_;
    if (top_ == nullptr) {
        // One frame more than the reader of XML lets elements nest: the document itself, below the root.
        workspace_.elements.resize(limits::element_depth_max + 2);
        top_ = workspace_.elements.data();
        *top_ = OpenElement{};
        top_->language = automaton_->language;
    }
    symbols_ = &workspace_.symbols_of(*automaton_);
    scopes_.assign(automaton_->scopes.size(), OpenScope{});
    rows_.assign(automaton_->rows.size(), no_row);
    rows_[dossier_row] = 0;
    staging_.cells.reserve(256);
    staging_.scopes.reserve(256);
    staging_.scopes.push_back(ScopeRecord{0, Decision::Holds});
    staging_.rows.push_back(StagedRow{});
    return true;
}

// The document in the envelope is read as if it stood alone, but for its places. Invariant: the map of an
// envelope has no rows, so nothing is staged yet.
bool Reader::unwrap(const xml::StartElement& element) {
    const auto refuse = [&](std::string code, std::string message, std::string help) {
        stop(Error{std::move(code), std::move(message), std::move(help), Place{{}, {}, element.byte, 0, 0}});
        return false;
    };
    constexpr std::size_t envelopes_max = 2;
    if (has_payload_) {
        return refuse("E-ENVELOPE", "the " + automaton_->title + " carries more than one document",
                      "take them out and hand them in one by one");
    }
    const Envelope envelope{automaton_, top_};
    Result<const Automaton*> chosen = chooser_.choose(element);
    if (chosen && chosen.value()->is_envelope && envelopes_.size() + 1 == envelopes_max) {
        return refuse("E-LIMIT-ENVELOPES", "the document stands in more than two envelopes",
                      "take it out and hand it in alone");
    }
    staging_.start_payload();
    staging_.envelopes.push_back(automaton_->title);
    if (!begin(element)) return false;
    envelopes_.push_back(envelope);
    payload_below_ = envelope.payload_below;
    return true;
}

void Reader::leave_payload() {
    has_payload_ = true;
    automaton_ = envelopes_.back().automaton;
    envelopes_.pop_back();
    payload_below_ = envelopes_.empty() ? nullptr : envelopes_.back().payload_below;
    symbols_ = &workspace_.symbols_of(*automaton_);
}

void Reader::skip(const xml::StartElement& element, bool is_left) {
    pass_over();
    is_skip_left_ = is_left;
    is_skip_taken_ = !is_left && automaton_->states[top_->state].takes_whole;
    want_text(is_skip_taken_);
    if (is_skip_taken_) {
        // A paragraph below the text that is read; those before it end here.
        while (buffer_.size() > top_->text_begin && trim(std::string_view{&buffer_.back(), 1}).empty()) {
            buffer_.pop_back();
        }
        if (buffer_.size() > top_->text_begin) buffer_.push_back('\n');
        return;
    }
    if (is_left) return;
    std::vector<Coverage::Unknown>& known = staging_.coverage.unknown_paths;
    std::string path = automaton_->paths[top_->state] + "/" + step_text(element);
    const auto [place, is_new] = unknown_paths_.try_emplace(std::move(path), known.size());
    skipped_path_ = place->second;
    if (!is_new) return;
    if (known.size() < limits::unknown_paths_max) {
        known.push_back(Coverage::Unknown{place->first, 0});
        staging_.unknown_bytes.push_back(element.byte);
    } else {
        unknown_paths_.erase(place);
    }
}

void Reader::passed_over(std::uint32_t elements) {
    Coverage& coverage = staging_.coverage;
    if (is_skip_taken_) {
        coverage.read += elements;
        return;
    }
    (is_skip_left_ ? coverage.left : coverage.unknown) += elements;
    if (!is_skip_left_ && skipped_path_ < coverage.unknown_paths.size()) {
        coverage.unknown_paths[skipped_path_].count += elements;
    }
    want_text(automaton_->states[top_->state].wants_text);
}

void Reader::stop_full() {
    stop(Error{"E-LIMIT-ROWS", "the document holds more rows or values than a dossier may",
               "check it in smaller parts", Place{{}, {}, top_->byte, 0, 0}});
}

std::string Reader::step_text(const xml::StartElement& element) const {
    const std::string_view uri = element.uri.text();
    const auto known = std::ranges::find(automaton_->namespaces, uri, &Automaton::Namespace::uri);
    if (known != automaton_->namespaces.end()) return known->prefix + ":" + std::string{element.name.text()};
    constexpr std::size_t uri_bytes_max = 120;
    if (uri.empty()) return std::string{element.name.text()};
    return "{" + shorten(uri, uri_bytes_max) + "}" + std::string{element.name.text()};
}

}  // namespace proviso::maps
