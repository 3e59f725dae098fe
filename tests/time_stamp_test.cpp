// Time stamps of decisions by an authority of our own, with the real openssl.

#include "store/time_stamp.hpp"

#include "exported.hpp"

#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace clauseline;
namespace utf = boost::unit_test;

namespace {

constexpr auto house_authorities = ".clauseline/timestamp-ca.pem";

boost::test_tools::assertion_result has_openssl(utf::test_unit_id /*test*/) {
  boost::test_tools::assertion_result found(
      git::run({"openssl", "ts", "-help"}, git::environment()).status == 0);
  found.message() << "openssl with ts is not here, so that no token can be made";
  return found;
}

/// An authority in a folder: a root, and who signs tokens in its name.
struct Authority {
  Authority(const Ground& place, std::string name) : ground(place), folder(std::move(name)) {
    ground.write(folder + "/ca.cnf",
                 "[req]\ndistinguished_name = dn\n[dn]\n[root]\nbasicConstraints = "
                 "critical,CA:TRUE\n[signer]\nextendedKeyUsage = critical,timeStamping\n");
    ground.write(folder + "/tsa.cnf",
                 "[tsa]\nserial = serial\nsigner_cert = tsa.pem\nsigner_key = tsa.key\n"
                 "signer_digest = sha256\ndefault_policy = 1.2.3.4.1\ndigests = sha256\n"
                 "tsa_name = yes\ness_cert_id_chain = no\n");
    ground.write(folder + "/serial", "01\n");
    const std::vector<std::string> key{"-newkey", "ec",      "-pkeyopt", "ec_paramgen_curve:P-256",
                                       "-nodes",  "-config", "ca.cnf"};
    openssl(key, {"req", "-x509", "-extensions", "root", "-subj", "/CN=Root of " + folder, "-days",
                  "30", "-keyout", "ca.key", "-out", "ca.pem"});
    openssl(key, {"req", "-subj", "/CN=Test Authority", "-keyout", "tsa.key", "-out", "tsa.csr"});
    openssl({}, {"x509", "-req", "-in", "tsa.csr", "-CA", "ca.pem", "-CAkey", "ca.key",
                 "-CAcreateserial", "-days", "30", "-extfile", "ca.cnf", "-extensions", "signer",
                 "-out", "tsa.pem"});
  }

  /// A token over the bytes of a file, in the file beside it.
  std::string stamp(const std::string& file) const {
    auto token = file.ends_with(".xml") ? file.substr(0, file.size() - 4) + ".tsr" : file + ".tsr";
    openssl({}, {"ts", "-query", "-data", file, "-sha256", "-cert", "-out", "query"});
    openssl({}, {"ts", "-reply", "-config", "tsa.cnf", "-section", "tsa", "-queryfile", "query",
                 "-out", token});
    return token;
  }

  std::string root() const { return bytes_of(ground / (folder + "/ca.pem")); }

  const Ground& ground;
  std::string folder;

 private:
  void openssl(const std::vector<std::string>& more, std::vector<std::string> words) const {
    const Inside here(ground / folder);
    words.insert(words.begin(), "openssl");
    words.insert(words.end(), more.begin(), more.end());
    run(words);
  }
};

/// A house that trusts an authority, and a change that Ann has approved.
struct Stamped : Reviewed {
  Authority trusted{*this, "authority"};
  Variable temporary{"TMPDIR", *this / "tmp"};

  Stamped() {
    std::filesystem::create_directories(*this / "tmp");
    write(std::string("r/") + house_authorities, trusted.root());
    force("whose stamps count");
    git("r", {"push", "-q", "--force", "--no-verify", *this / "server", "HEAD:refs/heads/base"});
    git("r", {"fetch", "-q", "origin"});
    change();
    approve("ann");
  }

  std::string decided() const { return *this / ("r/" + only_decision(*this)); }
  /// What git and review say of the decision once its token is committed.
  git::Outcome shown() const {
    be("dev");
    force("a token");
    return review({"show", "EX001@licence"});
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(time_stamp_test, *utf::precondition(has_openssl))

BOOST_FIXTURE_TEST_CASE(says_when_a_decision_was_made, Stamped) {
  BOOST_TEST(contains(review({"show", "EX001@licence"}).out, "its date is as claimed"));
  trusted.stamp(decided());
  const auto told = shown();
  BOOST_TEST(contains(told.out, "time stamped by CN=Test Authority at " + day_from_today(0)),
             told.out << told.error);
  const auto json = review({"list", "--format", "json"});
  BOOST_TEST(contains(json.out, R"("state": "good")"), json.out);
}

BOOST_FIXTURE_TEST_CASE(goes_with_the_bundle_and_is_checked_again, Stamped) {
  trusted.stamp(decided());
  shown();
  const auto file = *this / "review.zip";
  passes(review({"export", "--output", file}));
  auto parts = office::unpacked(bytes_of(file));
  BOOST_TEST(
      contains(part_named(parts, "index.json").bytes, "1 of 1 decision has a time-stamp token: "));
  BOOST_TEST(contains(part_named(parts, "index.html").bytes, "time stamped by CN=Test Authority"));
  part_named(parts, "house/timestamp-ca.pem");
  for (const char* gone : {"r", "server", "authority"})
    std::filesystem::remove_all(*this / gone);
  const auto verify = [&] { return attempt(".", {"sh", "-c", "clauseline verify \"$0\"", file}); };
  passes(verify());
  const auto decision = part_named(parts, "reviews/").name;
  auto& token = part_named(parts, decision.substr(0, decision.size() - 4) + ".tsr").bytes;
  token.at(token.size() / 2) = token.at(token.size() / 2) == 'x' ? 'y' : 'x';
  list_again(parts);
  write_file(file, office::packed(parts));
  BOOST_TEST(verify().status == 1);
}

/// A value of ASN.1 as DER writes it.
std::string der(unsigned char tag, const std::string& content) {
  std::string all{static_cast<char>(tag)};
  if (content.size() < 128) return all + static_cast<char>(content.size()) + content;
  return all + '\x82' + static_cast<char>(content.size() / 256) +
         static_cast<char>(content.size() % 256) + content;
}

BOOST_FIXTURE_TEST_CASE(believes_no_words_around_what_was_signed, Stamped) {
  const auto file = trusted.stamp(decided());
  run({"openssl", "ts", "-reply", "-in", file, "-token_out", "-out", *this / "token"});
  const auto words = der(0x0c,
                         "fine\nTime stamp: Jan  1 00:00:00 2028 GMT\n"
                         "TSA: DirName:CN = Royal Mint");
  const auto status = der(0x30, der(0x02, std::string(1, '\0')) + der(0x30, words));
  write_file(file, der(0x30, status + bytes_of(*this / "token")));
  const auto told = shown();
  BOOST_TEST(contains(told.out, "time stamped by CN=Test Authority at " + day_from_today(0)),
             told.out << told.error);
  BOOST_TEST(!contains(told.out, "Mint"), told.out);
}

BOOST_FIXTURE_TEST_CASE(is_no_proof_of_other_bytes, Stamped) {
  write("note.xml", "Nothing was decided.\n");
  const auto token = trusted.stamp(*this / "note.xml");
  const auto decision = decided();
  std::filesystem::rename(token, decision.substr(0, decision.size() - 4) + ".tsr");
  BOOST_TEST(contains(shown().out, "its time stamp is wrong: it is of other bytes"));
}

BOOST_FIXTURE_TEST_CASE(is_no_proof_by_a_stranger, Stamped) {
  const Authority stranger(*this, "stranger");
  stranger.stamp(decided());
  BOOST_TEST(contains(shown().out, "wrong: nobody signed it whom the house trusts"));
  write(std::string("r/") + house_authorities, stranger.root());
  BOOST_TEST(contains(shown().out, "wrong: nobody signed it whom the house trusts"),
             "the authorities of the base count, not those of the change");
}

BOOST_FIXTURE_TEST_CASE(is_no_proof_where_it_is_no_token, Stamped) {
  const auto decision = decided();
  const auto token = decision.substr(0, decision.size() - 4) + ".tsr";
  for (const auto& bytes : {std::string(), std::string("words"), std::string(2U << 20U, 'x')}) {
    write_file(token, bytes);
    BOOST_TEST(contains(shown().out, "its time stamp is wrong: "));
  }
}

BOOST_FIXTURE_TEST_CASE(is_not_checked_where_the_house_trusts_nobody, Reviewed) {
  const Authority stranger(*this, "stranger");
  change();
  approve("ann");
  stranger.stamp(*this / ("r/" + only_decision(*this)));
  be("dev");
  force("a token");
  const auto told = review({"show", "EX001@licence"});
  BOOST_TEST(contains(told.out, "its time stamp was not checked: the house names no authority"),
             told.out);
}

BOOST_FIXTURE_TEST_CASE(is_never_taken_for_checked_without_openssl, Stamped) {
  trusted.stamp(decided());
  shown();
  const auto file = *this / "review.zip";
  passes(review({"export", "--output", file}));
  std::filesystem::create_directories(*this / "few");
  for (const char* program : {"git", "sh", "clauseline", "ssh-keygen"})
    std::filesystem::create_symlink(run({"sh", "-c", "command -v \"$1\"", "sh", program}),
                                    *this / ("few/" + std::string(program)));
  const Variable programs("PATH", *this / "few");
  const auto told = review({"show", "EX001@licence"});
  BOOST_TEST(contains(told.out, "not checked: the program openssl is missing"), told.out);
  const auto verified = git::run({"clauseline", "verify", file}, git::environment());
  BOOST_TEST(verified.status == 2, verified.out);
  BOOST_TEST(contains(verified.error, "the program openssl is missing"), verified.error);
}

BOOST_FIXTURE_TEST_CASE(is_of_the_words_and_not_of_their_signature, Stamped) {
  const auto path = only_decision(*this);
  const auto later = run({"date", "-u", "-d", "12 hours", "+%Y-%m-%dT%H:%M:%SZ"});
  const auto signers = bytes_of(*this / "r/.clauseline/allowed_signers");
  const auto until = run({"date", "-u", "-d", "6 hours", "+%Y%m%d%H%M"});
  be("dev");
  git("r", {"reset", "-q", "--soft", "origin/base"});
  auto ending = signers;
  ending.insert(ending.find("ann@") + email_of("ann").size(), " valid-before=\"" + until + "\"");
  write("r/.clauseline/allowed_signers", ending);
  git("r", {"commit", "-q", "--no-verify", "-m", "a key ends", ".clauseline"});
  git("r", {"push", "-q", "--force", "--no-verify", *this / "server", "HEAD:refs/heads/base"});
  git("r", {"fetch", "-q", "origin"});
  const Variable committed("GIT_COMMITTER_DATE", later);
  force("all in one");
  BOOST_TEST(contains(review({"list", "--format", "json"}).out,
                      "it is itself signed, but the signature or its key has expired"));
  trusted.stamp(*this / ("r/" + path));
  BOOST_TEST(contains(shown().out, "time stamped by"));
  BOOST_TEST(contains(review({"list", "--format", "json"}).out,
                      "it is itself signed, but the signature or its key has expired"));
}

BOOST_FIXTURE_TEST_CASE(is_told_where_a_finding_is_shown, Stamped) {
  trusted.stamp(decided());
  shown();
  const auto page = attempt("r", {"clauseline", "audit", "origin/base..HEAD", "--format", "html"});
  passes(page);
  BOOST_TEST(contains(page.out, "time stamped by CN=Test Authority at " + day_from_today(0)));
  BOOST_TEST(contains(page.out, "itself signed by ann@clauseline.invalid"));
}

BOOST_FIXTURE_TEST_CASE(may_lie_beside_a_report_or_a_bundle, Stamped) {
  const std::vector<std::vector<std::string>> ways{
      {"review", "export", "--output", *this / "review.zip"},
      {"audit", "HEAD~2..HEAD", "--format", "json=" + (*this / "report.json")}};
  const std::vector<std::string> files{*this / "review.zip", *this / "report.json"};
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto words = ways[i];
    words.insert(words.begin(), "clauseline");
    passes(attempt("r", words));
    const auto token = trusted.stamp(files[i]);
    const auto verify = [&] { return attempt("r", {"clauseline", "verify", files[i]}); };
    const auto told = verify();
    passes(told);
    BOOST_TEST(contains(told.out, "time stamped by CN=Test Authority at "), told.out);
    write("other", "bytes");
    std::filesystem::rename(trusted.stamp(*this / "other"), token);
    BOOST_TEST(verify().status == 1);
    write_file(token, "words");
    BOOST_TEST(verify().status == 1);
  }
}

BOOST_AUTO_TEST_SUITE_END()
