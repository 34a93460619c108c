#include "parsers/table/understanding.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace proviso::table {
namespace {

constexpr std::size_t sure_heads_min = 3;  // that make a head of a row with other words in it
constexpr std::size_t heads_min = 2;       // of a row that holds nothing else

// `Findings (en)`: the words, and the language.
std::pair<std::string_view, std::string> split_language(std::string_view words) {
    constexpr std::size_t suffix = 4;  // `(en)`
    if (words.size() <= suffix || !words.ends_with(')')) return {words, {}};
    const std::string_view code = words.substr(words.size() - suffix);
    const auto is_small = [](char sign) { return sign >= 'a' && sign <= 'z'; };
    if (code[0] != '(' || !is_small(code[1]) || !is_small(code[2])) return {words, {}};
    return {words.substr(0, words.size() - suffix), std::string{code.substr(1, 2)}};
}

struct Candidates {
    const Cell* cell = nullptr;
    const std::vector<Heading>* headings = nullptr;  // null: nobody understands the words
    std::string language;
};

class Understander {
public:
    Understander(const Layout& layout, const Workbook& workbook) : layout_(layout), workbook_(workbook) {}

    Understanding take() {
        for (std::size_t sheet = 0; sheet < workbook_.sheets.size(); ++sheet) read_sheet(sheet);
        return std::move(result_);
    }

private:
    void read_sheet(std::size_t index) {
        const Sheet& sheet = workbook_.sheets[index];
        hint_ = find_title(sheet.name);
        bool is_open = false;
        for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
            const std::vector<Cell>& cells = sheet.rows[row].cells;
            if (cells.empty()) continue;
            if (auto found = read_head(cells)) {
                found->sheet = index;
                found->head = row;
                found->end = row + 1;
                result_.understood += found->columns.size();
                result_.tables.push_back(*std::move(found));
                is_open = true;
                continue;
            }
            const auto title = cells.size() == 1 ? find_title(cells.front().text) : std::nullopt;
            if (title) {
                hint_ = title;
                is_open = false;
            } else if (is_open) {
                result_.tables.back().end = row + 1;
            } else {
                result_.unread.emplace_back(index, row);
            }
        }
    }

    [[nodiscard]] std::optional<std::size_t> find_title(std::string_view words) const {
        const auto found = layout_.titles.find(folded_heading(words));
        return found == layout_.titles.end() ? std::nullopt : std::optional{found->second};
    }

    std::optional<Found> read_head(const std::vector<Cell>& cells) {
        std::vector<Candidates> candidates;
        std::size_t known = 0;
        for (const Cell& cell : cells) {
            auto [words, language] = split_language(cell.text);
            auto found = layout_.headings.find(folded_heading(words));
            candidates.push_back(Candidates{&cell, found == layout_.headings.end() ? nullptr : &found->second,
                                            std::move(language)});
            known += found == layout_.headings.end() ? 0 : 1;
        }
        const bool is_head = known >= sure_heads_min || (known >= heads_min && known == cells.size());
        // Words between the commas of a sentence are often those of a disclosure; few sentences hold no
        // others.
        const bool may_be_sentence = !workbook_.has_cells_by_name && known * 2 < cells.size();
        if (!is_head || may_be_sentence) return std::nullopt;
        std::vector<std::size_t> plans = best_plans(candidates);
        if (matches(candidates, plans) < heads_min) return std::nullopt;
        return assigned(candidates, std::move(plans));
    }

    [[nodiscard]] static std::size_t matches(const std::vector<Candidates>& candidates,
                                             const std::vector<std::size_t>& plans) {
        return static_cast<std::size_t>(std::ranges::count_if(candidates, [&](const Candidates& one) {
            return one.headings != nullptr && std::ranges::any_of(*one.headings, [&](const Heading& heading) {
                       return std::ranges::find(plans, heading.plan) != plans.end();
                   });
        }));
    }

    // The list that most of the words belong to; one that the title names goes before another with as many,
    // and one list before several.
    [[nodiscard]] std::vector<std::size_t> best_plans(const std::vector<Candidates>& candidates) const {
        std::vector<std::size_t> best;
        std::size_t best_score = 0;
        const auto offer = [&](const std::vector<std::size_t>& plans, bool is_titled) {
            const std::size_t score = matches(candidates, plans) * 2 + (is_titled ? 1 : 0);
            if (score <= best_score) return;
            best = plans;
            best_score = score;
        };
        for (std::size_t plan = 0; plan < layout_.plans.size(); ++plan) offer({plan}, hint_ == plan);
        for (const std::vector<std::size_t>& line : layout_.lines) offer(line, false);
        return best;
    }

    // Words that fit several lists of a line belong to the list of the column before them.
    [[nodiscard]] Found assigned(const std::vector<Candidates>& candidates,
                                 std::vector<std::size_t> plans) const {
        Found found;
        std::optional<std::size_t> nearest = first_certain(candidates, plans);
        for (const Candidates& one : candidates) {
            const std::vector<Heading> fitting = fitting_headings(one, plans);
            const Heading* chosen = nullptr;
            for (const Heading& heading : fitting) {
                if (chosen == nullptr || heading.plan == nearest) chosen = &heading;
            }
            const bool is_taken =
                chosen != nullptr && std::ranges::any_of(found.columns, [&](const ColumnUse& use) {
                    return use.heading == *chosen && use.language == one.language;
                });
            if (chosen == nullptr || is_taken) {
                found.unknown.push_back(one.cell);
                continue;
            }
            if (fitting.size() == 1) nearest = chosen->plan;
            found.columns.push_back(ColumnUse{one.cell->column, *chosen, one.language, fitting.size() == 1});
        }
        found.plans = std::move(plans);
        return found;
    }

    [[nodiscard]] static std::vector<Heading> fitting_headings(const Candidates& one,
                                                               const std::vector<std::size_t>& plans) {
        std::vector<Heading> fitting;
        if (one.headings == nullptr) return fitting;
        for (const std::size_t plan : plans) {
            const auto heading = std::ranges::find(*one.headings, plan, &Heading::plan);
            if (heading != one.headings->end()) fitting.push_back(*heading);
        }
        return fitting;
    }

    [[nodiscard]] static std::optional<std::size_t> first_certain(const std::vector<Candidates>& candidates,
                                                                  const std::vector<std::size_t>& plans) {
        for (const Candidates& one : candidates) {
            const std::vector<Heading> fitting = fitting_headings(one, plans);
            if (fitting.size() == 1) return fitting.front().plan;
        }
        return std::nullopt;
    }

    const Layout& layout_;
    const Workbook& workbook_;
    std::optional<std::size_t> hint_;
    Understanding result_;
};

}  // namespace

Understanding understand(const Layout& layout, const Workbook& workbook) {
    return Understander{layout, workbook}.take();
}

}  // namespace proviso::table
