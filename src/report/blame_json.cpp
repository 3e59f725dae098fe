#include "report/blame.hpp"
#include "report/signature_json.hpp"

#include <nlohmann/json.hpp>
#include <utility>

namespace clauseline::reports {
namespace {

using Json = nlohmann::ordered_json;
using history::Culprit;

class Page {
 public:
  explicit Page(const BlamePage& page) : page_(page) {}

  Json culprit(const Culprit& one) const {
    const PathVersion& version = at(one.version);
    Json told{{"commit", version.commit.id}};
    if (version.cut) told["cut"] = true;
    for (const std::size_t place : one.or_one_of)
      told["or_one_of"].push_back(at(place).commit.id);
    return told;
  }

  Json clause(const history::ClauseBlame& one) const {
    Json told{{"id", one.id}, {"number", one.number}, {"label", one.label}};
    told["meaning"] = culprit(one.meaning);
    told["words"] = culprit(one.words);
    told["facts"] = Json::array();
    for (const history::FactBlame& fact : one.facts) {
      Json row{{"right", fact.right}, {"term", fact.term}};
      if (!fact.field.empty()) row["field"] = fact.field;
      row["value"] = fact.value;
      row["meaning"] = culprit(fact.meaning);
      row["words"] = culprit(fact.words);
      told["facts"].push_back(std::move(row));
    }
    return told;
  }

  /// The commits that were named, newest first.
  Json commits() const {
    Json all = Json::array();
    for (const std::size_t place : history::named_versions(page_.blame)) {
      const PathVersion& version = at(place);
      const Commit& commit = version.commit;
      Json one{{"commit", commit.id}, {"path", version.path}, {"subject", commit.subject}};
      for (const auto& [role, person] :
           {std::pair("author", &commit.author), {"committer", &commit.committer}})
        one[role] = {{"name", person->name}, {"email", person->email}, {"date", day_of(*person)}};
      one["signature"] = signature_json(page_.signatures.at(place));
      all.push_back(std::move(one));
    }
    return all;
  }

 private:
  const PathVersion& at(std::size_t place) const { return page_.history.versions.at(place); }

  const BlamePage& page_;
};

}  // namespace

std::string blame_json(const BlamePage& page) {
  const PathVersion& newest = page.history.versions.at(page.blame.version);
  const Page made(page);
  Json out{{"schema", "urn:clauseline:blame:1"},
           {"path", newest.path},
           {"revision", page.revision},
           {"blob", newest.blob},
           {"shallow", page.history.shallow}};
  out["clauses"] = Json::array();
  for (const history::ClauseBlame& clause : page.blame.clauses)
    out["clauses"].push_back(made.clause(clause));
  out["commits"] = made.commits();
  for (std::size_t i = 0; i < page.blame.unreadable.size(); ++i)
    out["unreadable"].push_back(
        {{"commit", page.history.versions.at(page.blame.unreadable[i]).commit.id},
         {"problem", page.blame.problems.at(i)}});
  constexpr int indent = 2;
  return out.dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace clauseline::reports
