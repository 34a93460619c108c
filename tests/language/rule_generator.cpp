#include "tests/language/rule_generator.hpp"

#include <utility>

namespace proviso::test {
namespace {

const std::vector<std::string> all_kinds{"kind:works", "kind:goods"};
const std::vector<std::string> all_goods{"cpv:30213100", "cpv:30299000", "cpv:30000000", "cpv:48820000",
                                         "cpv:99000000"};
const std::vector<std::string> all_patterns{"cpv:302*", "cpv:48820000", "cpv:30*", "cpv:99000000"};
const std::vector<std::string> all_aims{"aim:social", "aim:green"};
const std::vector<std::string> all_words{"\"a\"", "\"b\"", "\"ab\""};
const std::vector<std::string> all_dates{"2026-01-31", "2026-02-28", "2026-03-01", "2026-12-31"};
const std::vector<std::string> all_periods{"1 day",   "2 days",   "27 days",
                                           "1 month", "2 months", "3 working days"};
const std::vector<std::string> all_money{"EUR 20", "EUR 40", "SEK 20"};
const std::vector<std::string> all_sentences{"\"Delivery only.\"", "\"Fair work is due.\"",
                                             "\"Fair work does not apply.\"", "\"Es gilt: faire Arbeit.\"",
                                             "\"Nothing. Fair work. Faire Arbeit gilt nicht.\""};
const std::vector<std::string> all_languages{"en", "de", "pl", ""};

}  // namespace

std::string RuleGenerator::otherwise(const std::string& value, const std::string& literal) {
    if (chance(75)) return value;
    const std::uint32_t choice = below(options_.is_monotone ? 3 : 4);
    if (choice == 0) return "(" + value + " else gap)";
    if (choice == 1) return "(" + value + " else cannot-tell)";
    return choice == 2 ? "(" + value + " else not-applicable)" : "(" + value + " else " + literal + ")";
}

std::string RuleGenerator::number(int depth, Names& names) {
    if (chance(8)) return chance(80) ? "most" : "unset-most";
    const std::uint32_t choice = below(8);
    if (choice == 0 || (choice == 1 && depth <= 0)) return std::to_string(below(4));
    if (choice == 1 && chance(30)) {
        // Two percentages are not multiplied, and what `number` makes may be one.
        if (chance(30)) return "(" + pick(names.lots) + ".size * 50 %)";
        const std::string factor = number(depth - 1, names);
        return "(" + factor + (chance(50) ? " * " : " / ") + std::to_string(below(3)) + ")";
    }
    if (choice == 1)
        return number(depth - 1, names) + (chance(50) ? " + " : " - ") + std::to_string(below(3));
    if (choice == 2 && !names.numbers.empty()) return pick(names.numbers);
    if (choice == 3 && !names.papers.empty()) return otherwise(pick(names.papers) + ".size", "2");
    if (choice == 4 && depth > 0 && chance(50)) {
        Names inner;
        const std::string list = over(pick(names.lots) + ".papers", names, inner, depth);
        return "(sum of " + inner.papers.back() + ".size for " + list + ")";
    }
    if (choice == 4 && depth > 0) {
        Names inner;
        return "(count of " + over(pick(names.lots) + ".papers", names, inner, depth) + ")";
    }
    return otherwise(pick(names.lots) + (chance(70) ? ".size" : ".share"), "1");
}

std::string RuleGenerator::date(int depth, Names& names) {
    const std::uint32_t choice = below(6);
    if (choice == 0) return pick(all_dates);
    if (choice == 1 && names.has_due) return "due";
    if (choice == 2 && depth > 0) {
        return date(depth - 1, names) + (chance(50) ? " + " : " - ") + (chance(50) ? "1 month" : "27 days");
    }
    if (choice == 4 && depth > 0) {
        Names inner;
        const std::string list = over("procedure.lots", names, inner, depth);
        return std::string{chance(50) ? "(earliest " : "(latest "} + inner.lots.back() +
               (chance(50) ? ".begins for " : ".ends for ") + list + ")";
    }
    if (choice == 3) return otherwise("procedure.signed-on", "2026-03-01");
    return otherwise(pick(names.lots) + (chance(50) ? ".begins" : ".ends"), "2026-03-01");
}

std::string RuleGenerator::text(Names& names) {
    const std::uint32_t choice = below(6);
    if (choice == 0) return pick(all_words);
    if (choice == 1 && !names.papers.empty()) return otherwise(pick(names.papers) + ".id", "\"a\"");
    if (choice == 2 && !names.sites.empty()) return otherwise(pick(names.sites) + ".city", "\"a\"");
    if (choice == 3) return "procedure.winner.city";
    if (choice == 4 && !names.texts.empty()) return pick(names.texts);
    return otherwise(pick(names.lots) + ".site", "\"b\"");
}

std::string RuleGenerator::kind(Names& names) {
    if (!names.papers.empty() && chance(40)) return otherwise(pick(names.papers) + ".kind", "kind:works");
    return otherwise(pick(names.lots) + ".kind", "kind:goods");
}

std::string RuleGenerator::relation() {
    const std::vector<std::string> all{"=", "<", "<=", ">", ">=", "<>"};
    return all[below(options_.is_monotone ? 5 : 6)];
}

std::string RuleGenerator::comparison(int depth, Names& names) {
    const std::vector<std::string> times{"is before",      "is after", "is on or before",
                                         "is on or after", "=",        "<"};
    const std::string equals = options_.is_monotone || chance(60) ? " = " : " <> ";
    switch (below(10)) {
        case 8:
            return date(depth, names) + " is within " + pick(all_periods) +
                   (chance(60) ? " after " : " before ") + date(depth, names);
        case 9:
            return chance(50) ? "procedure.price" + (chance(30) ? std::string{" * 2 "} : std::string{" "}) +
                                    relation() + " " + pick(all_money)
                              : "procedure.notice-period " + relation() + " " + pick(all_periods);
        case 0:
            return date(depth, names) + " " + pick(times) + " " + date(depth, names);
        case 1:
            return text(names) + equals + text(names);
        case 2:
            return kind(names) + equals + pick(all_kinds);
        case 3:
            return otherwise(pick(names.lots) + ".goods", "cpv:30213100") + equals + pick(all_patterns);
        case 4:
            return "class of " + pick(names.lots) + ".goods in " +
                   (chance(70) ? "scope" + equals + "scope:out" : "partial" + equals + "partial:in");
        case 5: {
            Names inner_a;
            Names inner_b;
            const std::string list = pick(names.lots) + ".papers";
            return "(the " + over(list, names, inner_a, depth) + ")" + equals + "(the " +
                   over(list, names, inner_b, depth) + ")";
        }
        default:
            return number(depth, names) + " " + relation() + " " + number(depth, names);
    }
}

std::string RuleGenerator::text_condition(Names& names) {
    switch (below(5)) {
        case 0:
            return text(names) + " matches " + (chance(50) ? "\"^a\"" : "\"b\"");
        case 1:
            if (!names.papers.empty()) return pick(names.papers) + ".text mentions fair";
            break;
        case 2:
            if (!names.texts.empty()) return pick(names.texts) + " mentions fair";
            break;
        case 3:
            return pick(names.lots) + ".notes mentions fair";
        default:
            break;
    }
    return otherwise(pick(names.lots) + ".terms", "\"fair work\"") + " mentions fair";
}

std::string RuleGenerator::atom(int depth, Names& names) {
    const bool is_positive = options_.is_monotone;
    const std::string in = is_positive || chance(70) ? " in " : " not in ";
    switch (below(10)) {
        case 0: {
            const std::vector<std::string> fields{"size",  "terms",  "papers", "aims",
                                                  "goods", "secret", "weights"};
            return pick(names.lots) + "." + pick(fields) +
                   (is_positive || chance(60) ? " is given" : " is not given");
        }
        case 1:
            return pick(names.lots) + ".goods" + in +
                   (chance(50) ? "hardware" : "{ cpv:302*, cpv:99000000 }");
        case 2: {
            const std::string aim = !names.aims.empty() && chance(40) ? pick(names.aims) : pick(all_aims);
            if (chance(50)) return aim + in + pick(names.lots) + ".aims";
            return otherwise(pick(names.lots) + ".aims", "aim:social") + " contains " + aim;
        }
        case 3:
        case 4:
            return text_condition(names);
        case 5:
            return otherwise(pick(names.lots) + ".secret", "true");
        case 6:
            if (!has_define_ || chance(30)) return "a person decides ask";
            return "f(" + pick(names.lots) + ", " + number(0, names) + ")";
        case 7:
            return pick(names.lots) + ".notes contains " + text(names);
        default:
            return comparison(depth, names);
    }
}

// `x in LIST`, at times with a `where`; the new name is added to the inner names.
std::string RuleGenerator::over(const std::string& list, Names& names, Names& inner, int depth) {
    inner = names;
    const std::string element = fresh("x");
    if (list.ends_with(".papers")) inner.papers.push_back(element);
    if (list.ends_with(".lots")) inner.lots.push_back(element);
    if (list.ends_with("sites")) inner.sites.push_back(element);
    if (list.ends_with(".weights")) inner.numbers.push_back(element);
    if (list.ends_with(".aims")) inner.aims.push_back(element);
    if (list.ends_with(".notes")) inner.texts.push_back(element);
    std::string words = element + " in " + list;
    if (chance(35) && depth > 0) words += " where (" + condition(depth - 2, inner) + ")";
    return words;
}

std::string RuleGenerator::quantifier(int depth, Names& names) {
    const std::vector<std::string> fields{".papers", ".papers", ".weights", ".aims", ".notes"};
    std::string list = pick(names.lots) + pick(fields);
    if (chance(15)) list = "procedure.lots";
    if (chance(15)) list = "sites";
    const std::vector<std::string> lower{"some", "every", "at least 2", "at least 1"};
    const std::vector<std::string> upper{"no", "at most 1", "exactly 1", "exactly 2"};
    const std::string word = options_.is_monotone || chance(60) ? pick(lower) : pick(upper);
    Names inner;
    std::string words = word + " " + over(list, names, inner, depth);
    if (word == "every") words += options_.is_monotone || chance(50) ? ", at least one," : ", if any,";
    return words + " satisfies (" + condition(depth - 1, inner) + ")";
}

std::string RuleGenerator::condition(int depth, Names& names) {
    if (depth <= 0) return atom(0, names);
    switch (below(10)) {
        case 0:
        case 1:
            return "(" + condition(depth - 1, names) + ") and (" + condition(depth - 1, names) + ")";
        case 2:
        case 3:
            return "(" + condition(depth - 1, names) + ") or (" + condition(depth - 1, names) + ")";
        case 4:
            return options_.is_monotone ? atom(depth, names) : "not (" + condition(depth - 1, names) + ")";
        case 5:
            return allows_surely_ ? "surely (" + condition(depth - 1, names) + ")" : quantifier(depth, names);
        case 6:
            return "((" + condition(depth - 1, names) + ")" + (chance(30) ? " else gap)" : ")");
        case 7:
        case 8:
            return quantifier(depth, names);
        default:
            return atom(depth, names);
    }
}

std::string RuleGenerator::rules() {
    Names names;
    Names defined;
    defined.lots = {"l"};
    std::string text =
        "parameter most: number value 2 from 2020-01-01\nparameter unset-most: number\n"
        "define f(l: lot, n: number): yes-no = l.size >= n or (" +
        condition(1, defined) + ")\n";
    has_define_ = true;
    text += "rule R \"t\" " + std::string{chance(15) && !options_.is_monotone ? "kind note " : ""};
    text += "basis LAW stage s severity major message en \"m\" fix en \"f\" in force from 2026-01-01";
    if (chance(20)) text += " until 2026-06-30";
    if (chance(30)) text += " on notice.sent-on";
    text += chance(50) ? "\n silence means gap" : "\n silence means cannot-tell";
    if (chance(30)) text += " not carried means not-applicable";
    names.lots = {"lot"};
    if (chance(60)) {
        text += "\n for each lot in procedure.lots";
        if (chance(25)) text += " where " + condition(1, names);
    } else {
        text += "\n let lot = the candidate in procedure.lots where candidate.id = \"L1\"";
    }
    if (chance(30)) {
        text += "\n let paper = the p in lot.papers where p.size " + relation() + " 1";
        names.papers.push_back("paper");
    }
    bool has_by = false;
    if (chance(20)) {
        text += "\n due " + date(1, names);
        names.has_due = true;
    } else if (chance(25)) {
        has_by = true;
        text += "\n by " + pick(all_periods) + " after " + date(1, names);
        if (chance(60))
            text += ", done on " + (chance(50) ? "procedure.done-on" : pick(names.lots) + ".ends");
        names.has_due = true;
    }
    allows_surely_ = !options_.is_monotone;
    if (chance(40)) text += "\n applies when " + condition(2, names);
    if (chance(20)) text += "\n unless " + condition(1, names);
    allows_surely_ = false;
    text += "\n require \"a\": " + condition(3, names);
    if (chance(20)) text += "\n require \"b\": " + condition(2, names);
    if (chance(25)) {
        text += "\n failing that \"c\": " + condition(2, names);
        if (names.has_due && chance(40)) text += ", done on procedure.done-on";
    }
    text += "\nend\n";
    const bool is_note = text.find("kind note") != std::string::npos;
    if (options_.has_exceptions && !is_note && chance(60)) text += exceptions(has_by, names);
    return text;
}

// One, one with an exception of its own, or two side by side.
std::string RuleGenerator::exceptions(bool has_by, Names& names) {
    std::string text = exception("E1", "R", has_by, names);
    if (chance(60)) text += exception("E2", chance(50) ? "E1" : "R", has_by, names);
    return text;
}

std::string RuleGenerator::exception(const std::string& id, const std::string& outer, bool has_by,
                                     Names& names) {
    std::string text = "exception " + id + " to " + outer + " \"e\" basis LAW";
    if (chance(20)) text += " in force from 2026-02-01";
    if (chance(30)) text += chance(50) ? " silence means gap" : " silence means cannot-tell";
    text += "\n applies when " + condition(2, names);
    if (chance(20)) text += "\n unless " + condition(1, names);
    if (chance(80)) text += "\n require \"x\": " + condition(2, names);
    if (chance(20)) text += "\n failing that \"y\": " + condition(1, names);
    if (names.has_due && chance(25)) {
        names.has_due = false;  // not by itself
        text +=
            has_by ? "\n by " + pick(all_periods) + " after " + date(1, names) : "\n due " + date(1, names);
        names.has_due = true;
    }
    return text + "\nend\n";
}

std::string RuleGenerator::state() {
    const std::vector<std::string> states{"silent",
                                          "declared-elsewhere \"see annex, fair work\"",
                                          "declared-elsewhere \"fair work does not apply\"",
                                          "declared-elsewhere \"see annex\"",
                                          "withheld",
                                          "unreadable",
                                          "not-supplied",
                                          "not-carried"};
    return pick(states);
}

std::string RuleGenerator::given_value(const std::string& type) {
    if (type == "number") return std::to_string(below(4));
    if (type == "date") return pick(all_dates);
    if (type == "money") return pick(all_money);
    if (type == "period") return pick(all_periods);
    if (type == "word") return pick(all_words);
    if (type == "kind") return pick(all_kinds);
    if (type == "goods") return pick(all_goods);
    if (type == "aim") return pick(all_aims);
    if (type == "yes-no") return chance(50) ? "true" : "false";
    const std::string language = pick(all_languages);
    return (language.empty() ? "" : language + " ") + pick(all_sentences);
}

std::string RuleGenerator::member(const std::string& name, const std::string& type) {
    if (chance(15)) return {};
    if (chance(25)) return name + ": " + state() + "; ";
    if (chance(6)) return name + ": [ " + given_value(type) + ", " + given_value(type) + " ]; ";
    return name + ": " + given_value(type) + "; ";
}

std::string RuleGenerator::list_member(const std::string& name, const std::string& type) {
    if (chance(15)) return {};
    std::string words = name + ": [ ";
    const std::uint32_t count = below(4);
    for (std::uint32_t i = 0; i < count; ++i) words += (i == 0 ? "" : ", ") + given_value(type);
    if (chance(30)) words += (count == 0 ? "" : ", ") + state();
    return words + " ]; ";
}

std::string RuleGenerator::paper() {
    return "{ " + member("id", "word") + member("kind", "kind") + member("size", "number") +
           list_member("text", "sentence") + "}";
}

std::string RuleGenerator::lot(int index) {
    std::string words = "{ id: \"L" + std::to_string(index) + "\"; " + member("kind", "kind") +
                        member("goods", "goods") + list_member("aims", "aim") +
                        list_member("weights", "number") + member("size", "number") +
                        member("share", "number") + member("secret", "yes-no") + member("begins", "date") +
                        member("ends", "date") + member("site", "word") + list_member("terms", "sentence") +
                        list_member("notes", "word");
    if (chance(80)) {
        words += "papers: [ ";
        const std::uint32_t count = below(4);
        for (std::uint32_t i = 0; i < count; ++i) words += (i == 0 ? "" : ", ") + paper();
        if (chance(25)) words += (count == 0 ? "" : ", ") + state();
        words += " ]; ";
    }
    return words + "}";
}

std::string RuleGenerator::dossier() {
    std::string text;
    if (chance(85)) text += "notice { id: \"N\"; " + member("sent-on", "date") + "}\n";
    if (chance(5)) return text + "procedure " + state() + "\n";
    text += "procedure { id: \"P\"; " + member("price", "money") + member("notice-period", "period") +
            member("signed-on", "date") + member("done-on", "date") + "lots: [ ";
    const std::uint32_t count = below(4);
    for (std::uint32_t i = 0; i < count; ++i) text += (i == 0 ? "" : ", ") + lot(static_cast<int>(i));
    if (chance(15)) text += (count == 0 ? "" : ", ") + state();
    text += " ]; ";
    const std::string winner = "{ id: \"S\"; " + member("city", "word") + "}";
    if (chance(60)) text += "winner: " + (chance(20) ? "[ " + winner + ", " + winner + " ]" : winner) + "; ";
    text += "}\nsites [ ";
    const std::uint32_t sites = below(3);
    for (std::uint32_t i = 0; i < sites; ++i)
        text += (i == 0 ? "" : ", ") + std::string{"{ id: \"s\"; "} + member("city", "word") + "}";
    return text + " ]\n";
}

}  // namespace proviso::test
