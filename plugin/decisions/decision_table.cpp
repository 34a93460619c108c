#include "plugin/decisions/decision_table.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>

#include "model/base/unicode.hpp"

namespace proviso {
namespace {

constexpr std::size_t file_bytes_max = std::size_t{4} << 20;  // ten thousand long decisions

using Region = toml::source_region;

class Reader {
public:
    explicit Reader(const std::string& name) : name_(name) {}

    Result<std::vector<RecordedDecision>> read(const toml::table& root) const {
        std::vector<RecordedDecision> decisions;
        for (const auto& [key, node] : root) {
            if (key.str() != "decision") return unknown(key);
            const toml::array* const tables = node.as_array();
            if (tables == nullptr) return not_tables(node);
            for (const toml::node& table : *tables) {
                if (!table.is_table()) return not_tables(table);
                PROVISO_TRY(decision, read_decision(*table.as_table()));
                decisions.push_back(std::move(decision));
            }
        }
        return decisions;
    }

    [[nodiscard]] Error error(const Region& region, std::string message, std::string help) const {
        const Place place{name_, {}, 0, region.begin.line, region.begin.column};
        return Error{"E-DECISIONS", std::move(message), std::move(help), place};
    }

private:
    struct Part {
        std::string_view key;
        std::string RecordedDecision::*member;
        bool is_needed;
    };
    static constexpr std::array parts{
        Part{"finding", &RecordedDecision::finding, true}, Part{"case", &RecordedDecision::case_id, false},
        Part{"rule", &RecordedDecision::rule, false},      Part{"subject", &RecordedDecision::subject, false},
        Part{"by", &RecordedDecision::by, true},           Part{"because", &RecordedDecision::because, true},
    };

    [[nodiscard]] Error unknown(const toml::key& key) const {
        return error(key.source(), fmt::format("`{}` is no word of a decision", make_visible(key.str())),
                     "a decision has `finding`, `kind`, `case`, `rule`, `subject`, `by`, `because` and `on`");
    }

    [[nodiscard]] Error not_tables(const toml::node& node) const {
        return error(node.source(), "this is no decision", "begin each one with `[[decision]]`");
    }

    Result<RecordedDecision> read_decision(const toml::table& table) const {
        RecordedDecision decision;
        for (const auto& [key, node] : table) {
            const auto part = std::ranges::find(parts, key.str(), &Part::key);
            const bool is_own = key.str() == "kind" || key.str() == "on";
            if (part == parts.end() && !is_own) return unknown(key);
            if (part == parts.end()) continue;
            const std::optional<std::string> text = node.value_exact<std::string>();
            if (!text)
                return error(node.source(), fmt::format("`{}` is a text", part->key), "put it in quotes");
            decision.*(part->member) = *text;
        }
        for (const Part& part : parts) {
            if (!part.is_needed || !(decision.*(part.member)).empty()) continue;
            return error(table.source(), fmt::format("a decision lacks `{}`", part.key),
                         "a decision names its finding, its kind, who decided, why, and when");
        }
        return with_kind_and_date(table, std::move(decision));
    }

    Result<RecordedDecision> with_kind_and_date(const toml::table& table, RecordedDecision decision) const {
        const toml::node* const kind = table.get("kind");
        const auto word = kind == nullptr ? std::nullopt : kind->value_exact<std::string>();
        const auto known = word ? parse_decision_word(*word) : std::nullopt;
        if (!known) {
            return error(kind == nullptr ? table.source() : kind->source(),
                         "the kind of a decision is not known",
                         "write `accepted`, `disputed` or `withdrawn`");
        }
        decision.kind = *known;
        const toml::node* const on = table.get("on");
        const auto date = on == nullptr ? std::nullopt : on->value_exact<toml::date>();
        if (!date) {
            return error(on == nullptr ? table.source() : on->source(), "a decision has no date",
                         "write `on = 2026-11-25`, without quotes");
        }
        decision.on = parse_date(fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day));
        return decision;
    }

    const std::string& name_;
};

}  // namespace

Result<std::vector<RecordedDecision>> parse_decision_tables(const std::string& name, std::string_view bytes) {
    const Reader reader{name};
    if (bytes.size() > file_bytes_max) {
        return reader.error({}, "the file of decisions is larger than any that people wrote", {});
    }
    const toml::parse_result parsed = toml::parse(bytes);
    if (!parsed) {
        const std::string why = make_visible(parsed.error().description());
        return reader.error(parsed.error().source(), "the decisions cannot be read: " + why,
                            "mend the line; nothing is written into a file that cannot be read");
    }
    return reader.read(parsed.table());
}

}  // namespace proviso
