#include "plugin/compare/passages.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "model/base/blanks.hpp"
#include "model/base/line_index.hpp"
#include "model/base/unicode.hpp"
#include "rules/language/program.hpp"
#include "rules/language/search/sentences.hpp"

namespace proviso {
namespace {

// Matching looks at each pair of sentences that are not alike; more of them no person would read.
constexpr std::size_t passages_max = 500;

bool is_within(std::string_view part, std::string_view whole) {
    const std::less_equal<const char*> before;
    return before(whole.data(), part.data()) &&
           before(part.data() + part.size(), whole.data() + whole.size());
}

class Collector {
public:
    Collector(const Dossier& dossier, std::string_view language) : dossier_(dossier), language_(language) {}

    // Sentence by sentence, each as if it were a text: phrases never reach over its end.
    void look_at(const clause::Program& program, RowIndex row, const Cell& cell) {
        if (cell.text.empty() || !seen_.insert({&program, cell.text.data()}).second) return;
        FoldedText folded;
        fold(cell.text, folded, true);
        for (std::size_t begin = 0; begin < folded.text.size();) {
            const std::size_t end = clause::sentence_end(folded.text, begin);
            const std::size_t from = folded.origin[begin];
            const std::size_t to = end < folded.origin.size() ? folded.origin[end] : cell.text.size();
            look_at_sentence(program, row, cell, {from, to});
            begin = end;
        }
    }

    CollectedPassages take() { return std::move(collected_); }

private:
    struct Span {
        std::size_t from;
        std::size_t to;
    };

    void look_at_sentence(const clause::Program& program, RowIndex row, const Cell& cell, Span span) {
        const std::string_view text = cell.text.substr(span.from, span.to - span.from);
        program.phrases.search(text, hits_);
        Passage passage;
        for (std::size_t i = 0; i < hits_.size(); ++i) {
            if (hits_[i].kind == clause::PhraseHit::Kind::None) continue;
            passage.phrases.push_back(program.phrase_names[i]);
            passage.is_negated = passage.is_negated || hits_[i].kind == clause::PhraseHit::Kind::Negated;
        }
        if (passage.phrases.empty()) return;
        if (collected_.passages.size() == passages_max) {
            ++collected_.left_out;
            return;
        }
        std::ranges::sort(passage.phrases);
        passage.sentence = squeeze(text);
        passage.place = place_of(row, cell, span.from);
        collected_.passages.push_back(std::move(passage));
    }

    // As evidence of findings has it: at the tag of a notice's element, at the sentence in any other text.
    Evidence place_of(RowIndex row, const Cell& cell, std::size_t byte_in_text) const {
        const Vocabulary& vocabulary = dossier_.vocabulary();
        const Field& field = vocabulary.field(cell.field);
        Evidence place;
        place.field = vocabulary.entity(field.owner).name + "." + field.name;
        place.label = Vocabulary::label(field.labels, field.name, language_);
        if (!field.standard_ids.empty()) place.label += " (" + field.standard_ids.front().id + ")";
        if (!cell.path.empty()) place.label += owner_of(row);
        if (cell.document >= dossier_.documents().size()) return place;
        const DocumentRecord& document = dossier_.documents()[cell.document];
        place.document = document.name;
        place.path = std::string{cell.path};
        const bool is_part = is_within(cell.text, document.text);
        if (cell.path.empty() && !is_part) return place;
        place.byte = cell.path.empty()
                         ? static_cast<std::uint64_t>(cell.text.data() - document.text.data()) + byte_in_text
                         : cell.byte;
        const LineColumn at = locate(document.text, place.byte);
        place.line = at.line;
        place.column = at.column;
        const auto after = std::ranges::upper_bound(document.places, place.byte, {}, &PaperPlace::byte);
        if (after == document.places.begin()) return place;
        place.page = std::prev(after)->page;
        place.paragraph = std::prev(after)->paragraph;
        return place;
    }

    std::string owner_of(RowIndex row) const {
        const Entity& entity = dossier_.vocabulary().entity(dossier_.row(row).entity);
        const std::string_view id = dossier_.row_id(row);
        if (entity.name != "lot" || id.empty()) return {};
        return ", " + std::string{Vocabulary::label(entity.labels, entity.name, language_)} + " " +
               std::string{id};
    }

    const Dossier& dossier_;
    std::string_view language_;
    std::set<std::pair<const clause::Program*, const char*>> seen_;
    std::vector<clause::PhraseHit> hits_;
    CollectedPassages collected_;
};

}  // namespace

CollectedPassages collect_passages(const Dossier& dossier,
                                   std::span<const std::shared_ptr<const clause::RulePack>> packs,
                                   std::string_view language) {
    Collector collector{dossier, language};
    for (const auto& pack : packs) {
        for (RowIndex row = 0; row < dossier.row_count(); ++row) {
            for (const FieldId id : dossier.vocabulary().entity(dossier.row(row).entity).fields) {
                if (dossier.vocabulary().field(id).type.kind != TypeKind::Text) continue;
                for (const Cell& cell : dossier.cells(row, id)) {
                    if (cell.state == State::Given) collector.look_at(pack->program(), row, cell);
                }
            }
        }
    }
    return collector.take();
}

}  // namespace proviso
