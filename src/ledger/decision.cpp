// A decision as a file: what a person may write by hand and what the program writes are read alike.

#include "ledger/decision.hpp"

#include "text/embedded.hpp"
#include "text/error.hpp"
#include "text/split.hpp"
#include "xml/element.hpp"
#include "xml/gate.hpp"
#include "xml/writer.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

namespace clauseline {
namespace {

constexpr std::string_view vocabulary = "urn:clauseline:review:1";
constexpr std::string_view any_vocabulary = "urn:clauseline:review:";
constexpr std::string_view blob_kind = "sha1:";
constexpr std::size_t largest = std::size_t{1} << 16U;

constexpr auto attribute_order = std::to_array<std::string_view>(
    {"id", "agreement", "finding", "finding-id", "decision", "withdraws", "role", "by", "on",
     "expires", "ticket", "from-blob", "to-blob", "rules"});

Verdict verdict_named(std::string_view word) {
  for (const auto one : {Verdict::approve, Verdict::waive, Verdict::reject})
    if (to_text(one) == word) return one;
  return Verdict::withdraw;  // the schema lets no other in
}

std::string blob_in(std::string_view value) {
  return std::string(value.substr(value.empty() ? 0 : blob_kind.size()));
}

/// Refuses what is no decision at all.
void require_decision(const Source& source) {
  if (source.bytes().size() > largest)
    throw Error(problem_at(source, source.position(0),
                           "this is larger than a decision may be (64 KiB)",
                           "put what is long into a file of its own, and name it in the reason"));
  xml::check(source);
  const xml::Document document(source);
  const auto root = document.root();
  if (root.name_space() != vocabulary && root.name_space().starts_with(any_vocabulary))
    throw Error(problem_at(source, root.at(),
                           fmt::format("this decision is written in {}, which this version does "
                                       "not know",
                                       root.name_space()),
                           "it counts for nothing here; bring clauseline up to date"));
  if (root.local_name() != "decision" || root.name_space() != vocabulary)
    throw Error(problem_at(source, root.at(),
                           fmt::format("this is no decision: its root is <{}>", root.name()),
                           fmt::format(R"(it begins <decision xmlns="{}">)", vocabulary)));
  static const xml::Schema schema(
      Source("schemas/review-1.xsd", std::string(embedded("schemas/review-1.xsd"))));
  if (auto problems = xml::check(source, &schema); !problems.empty())
    throw Error(std::move(problems));
}

Decision decision_in(const xml::Node& root) {
  const auto value = [&root](std::string_view name) { return collapse(root[name]); };
  Decision read{.id = value("id"),
                .agreement = value("agreement"),
                .finding = value("finding"),
                .fingerprint = value("finding-id"),
                .verdict = verdict_named(root["decision"]),
                .withdraws = value("withdraws"),
                .role = value("role"),
                .by = value("by"),
                .on = value("on"),
                .expires = value("expires"),
                .ticket = value("ticket"),
                .from_blob = blob_in(value("from-blob")),
                .to_blob = blob_in(value("to-blob")),
                .rules = value("rules"),
                .rationale = collapse(root.child("rationale").text())};
  for (const auto node : root.elements())
    if (node.local_name() == "condition") read.conditions.push_back(collapse(node.text()));
  return read;
}

/// What no schema can say.
class Doubts {
 public:
  Doubts(const Source& source, const xml::Node& root, const Decision& read)
      : source_(source), root_(root), read_(read) {}

  void settle(std::string_view path) {
    check_place(path);
    check_person();
    check_days();
    check_withdrawal();
    if (!problems_.empty()) throw Error(std::move(problems_));
  }

 private:
  void doubt(std::string_view attribute, std::string message, std::string hint) {
    problems_.push_back(
        problem_at(source_, root_.at(attribute), std::move(message), std::move(hint)));
  }

  void check_place(std::string_view path) {
    const auto expected = path_of(read_);
    if (path == expected) return;
    const auto attribute = path.find(read_.fingerprint) == std::string_view::npos ? "finding-id"
                           : path.ends_with("/" + read_.id + ".xml")              ? "agreement"
                                                                                  : "id";
    doubt(attribute, fmt::format("this decision lies at {}, where another belongs", path),
          fmt::format("it belongs to {}; a decision is never moved or edited, make a new one",
                      expected));
  }

  void check_person() {
    if (const auto [name, email] = person_named(read_.by); name.empty() || email.empty())
      doubt("by", fmt::format("\"{}\" names nobody", read_.by),
            "write a name and an e-mail: by=\"Ann Example &lt;ann@example.org&gt;\"");
  }

  void check_days() {
    const bool waives = read_.verdict == Verdict::waive;
    if (waives && read_.expires.empty())
      doubt("decision", "a waiver needs its last day", "write it: expires=\"2027-01-31\"");
    if (!waives && !read_.expires.empty())
      doubt("expires",
            fmt::format("only a waiver expires, and this is to {}", to_text(read_.verdict)),
            "take the day out, or make it a waiver");
    if (waives && !read_.expires.empty() && read_.expires < read_.on)
      doubt("expires",
            fmt::format("the waiver expires on {}, before {}, when it was made", read_.expires,
                        read_.on),
            "name a later day");
  }

  void check_withdrawal() {
    const bool withdraws = read_.verdict == Verdict::withdraw;
    if (withdraws == !read_.withdraws.empty()) return;
    doubt(withdraws ? "decision" : "withdraws",
          withdraws ? "a withdrawal names the decision that it takes back"
                    : "only a withdrawal takes a decision back",
          withdraws ? "write its id: withdraws=\"d-2026-05-04-1a2b3c4d\""
                    : "take the attribute out, or make it decision=\"withdraw\"");
  }

  const Source& source_;
  const xml::Node& root_;
  const Decision& read_;
  std::vector<Problem> problems_{};
};

}  // namespace

std::string_view to_text(Verdict verdict) {
  constexpr std::array<std::string_view, 4> names{"approve", "waive", "reject", "withdraw"};
  return names.at(static_cast<std::size_t>(verdict));
}

std::string_view in_words(Verdict verdict) {
  constexpr std::array<std::string_view, 4> words{"approved", "waived", "rejected", "withdrawn"};
  return words.at(static_cast<std::size_t>(verdict));
}

std::string path_part(std::string_view name) {
  constexpr std::string_view plain =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.";
  std::string part;
  for (const char c : name) {
    const bool hides = part.empty() && c == '.';
    if (!hides && plain.find(c) != std::string_view::npos)
      part += c;
    else
      part += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return part;
}

std::string path_of(const Decision& decision) {
  return fmt::format("{}/{}/{}/{}.xml", ledger_folder, path_part(decision.agreement),
                     decision.fingerprint, decision.id);
}

NamedPerson person_named(std::string_view by) {
  const auto open = by.rfind('<');
  if (open == std::string_view::npos || !by.ends_with('>')) return {collapse(by), ""};
  return {collapse(by.substr(0, open)), collapse(by.substr(open + 1, by.size() - open - 2))};
}

Decision read_decision(const Source& source, std::string_view path) {
  require_decision(source);
  const xml::Document document(source);
  const auto root = document.root();
  Decision read = decision_in(root);
  Doubts(source, root, read).settle(path);
  return read;
}

std::string written(const Decision& decision) {
  std::string text = fmt::format("<decision xmlns=\"{}\"", vocabulary);
  const auto put = [&text](std::string_view name, const std::string& value) {
    if (!value.empty()) text += fmt::format(" {}={}", name, xml::quoted(value));
  };
  const auto blob = [](const std::string& id) {
    return id.empty() ? std::string() : fmt::format("{}{}", blob_kind, id);
  };
  put("id", decision.id);
  put("agreement", decision.agreement);
  put("finding", decision.finding);
  put("finding-id", decision.fingerprint);
  put("decision", std::string(to_text(decision.verdict)));
  put("withdraws", decision.withdraws);
  put("role", decision.role);
  put("by", decision.by);
  put("on", decision.on);
  put("expires", decision.expires);
  put("ticket", decision.ticket);
  put("from-blob", blob(decision.from_blob));
  put("to-blob", blob(decision.to_blob));
  put("rules", decision.rules);
  text += fmt::format(">\n<rationale>{}</rationale>\n", xml::escape(decision.rationale));
  for (const std::string& condition : decision.conditions)
    text += fmt::format("<condition>{}</condition>\n", xml::escape(condition));
  const Source source("decision", text + "</decision>\n");
  const xml::Document document(source);
  return xml::write_canonical(document, {.name_space = vocabulary,
                                         .attribute_order = attribute_order,
                                         .holds_words = [](const xml::Node& node) {
                                           return node.local_name() != "decision";
                                         }});
}

}  // namespace clauseline
