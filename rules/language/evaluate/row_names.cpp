#include "rules/language/evaluate/row_names.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "model/base/unicode.hpp"

namespace proviso::clause {
namespace {

using Rows = std::set<RowIndex>;

// The number that a text is, if it is a Roman one below forty; else nothing.
std::string number_of_roman(std::string_view token) {
    const std::map<char, int> values{{'i', 1}, {'v', 5}, {'x', 10}};
    int number = 0;
    for (std::size_t i = 0; i < token.size(); ++i) {
        const auto here = values.find(token[i]);
        if (here == values.end()) return {};
        const auto next = i + 1 < token.size() ? values.find(token[i + 1]) : values.end();
        const bool is_less = next != values.end() && next->second > here->second;
        number += is_less ? -here->second : here->second;
    }
    return std::to_string(number);
}

class Naming {
public:
    Naming(RowIndex row, const Program& program, const Dossier& dossier)
        : program_(program), dossier_(dossier) {
        const EntityId entity = program.designated.entity;
        while (row != no_row && dossier.row(row).entity != entity) row = dossier.row(row).parent;
        if (row == no_row) return;
        own_ = row;
        const Row& own = dossier.row(row);
        for (const RowIndex sibling : dossier.children(own.parent, own.list)) {
            ++count_;
            call(sibling);
        }
    }

    [[nodiscard]] bool is_plain() const { return own_ == no_row || count_ < 2; }

    [[nodiscard]] bool is_about_own(const NamedRows& named) const {
        std::set<Rows> meant;
        for (const NamedGroup& group : named.groups) {
            bool is_a_name = false;
            Rows rows;
            for (const std::string& token : group) {
                const Rows found = rows_called(token);
                is_a_name = is_a_name || has_digit(token) || !found.empty();
                if (found.size() == 1) rows.insert(*found.begin());
            }
            // "lot a bidder": a letter that no lot is called by names nothing.
            if (is_a_name) meant.insert(std::move(rows));
        }
        if (meant.empty()) return true;
        return !named.is_excepting && meant.size() == 1 && meant.begin()->contains(own_);
    }

private:
    void call(RowIndex row) {
        for (const FieldId field : program_.designated.by) {
            for (const Cell& cell : dossier_.cells(row, field)) {
                if (cell.state == State::Given) call(row, cell.text);
            }
        }
    }

    void call(RowIndex row, std::string_view text) {
        for (const NamedGroup& group : program_.phrases.named_in(text).groups) {
            for (const std::string& token : group) names_[token].insert(row);
        }
        if (text.find(' ') != std::string_view::npos) return;  // a title, in which a number may be anything
        FoldedText folded;
        fold(text, folded);
        const std::size_t last = folded.text.find_last_not_of("0123456789");
        const std::size_t digits = last == std::string::npos ? 0 : last + 1;
        names_[without_leading_zeros(folded.text)].insert(row);
        if (digits < folded.text.size())
            names_[without_leading_zeros(folded.text.substr(digits))].insert(row);
    }

    [[nodiscard]] Rows rows_called(const std::string& token) const {
        auto found = names_.find(token);
        if (found == names_.end()) found = names_.find(number_of_roman(token));
        return found == names_.end() ? Rows{} : found->second;
    }

    const Program& program_;
    const Dossier& dossier_;
    RowIndex own_ = no_row;
    std::size_t count_ = 0;
    std::map<std::string, Rows> names_;
};

}  // namespace

PhraseHit::Kind said_in(std::span<const NamedHit> hits, PhraseId phrase, RowIndex row, const Program& program,
                        const Dossier& dossier) {
    const Naming naming{row, program, dossier};
    auto said = PhraseHit::Kind::Elsewhere;
    for (const NamedHit& hit : hits) {
        if (hit.phrase != phrase) continue;
        if (!naming.is_plain() && !naming.is_about_own(hit.rows)) continue;
        if (!hit.is_negated) return PhraseHit::Kind::Plain;
        said = PhraseHit::Kind::Negated;
    }
    return said;
}

bool is_about(const NamedRows& named, RowIndex row, const Program& program, const Dossier& dossier) {
    if (named.groups.empty()) return true;
    const Naming naming{row, program, dossier};
    return naming.is_plain() || naming.is_about_own(named);
}

}  // namespace proviso::clause
