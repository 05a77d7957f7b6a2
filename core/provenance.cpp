// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/provenance.h"

#include "core/error.h"
#include "perrin_commit.h"
#include "perrin_version.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <memory>
#include <openssl/evp.h>
#include <vector>

namespace perrin {
namespace {

class Digest {
  public:
    Digest() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
        if (!context_ || EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) != 1)
            throw Error("SHA-256 is not available in this system's OpenSSL");
    }
    void add(const char* bytes, std::size_t count) { EVP_DigestUpdate(context_.get(), bytes, count); }
    /// In lower-case hexadecimal; the last thing asked of it.
    std::string text() {
        unsigned char digest[EVP_MAX_MD_SIZE];
        unsigned int length = 0;
        EVP_DigestFinal_ex(context_.get(), digest, &length);
        constexpr char digits[] = "0123456789abcdef";
        std::string text;
        for (unsigned int i = 0; i < length; ++i) {
            text += digits[digest[i] >> 4];
            text += digits[digest[i] & 15];
        }
        return text;
    }

  private:
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context_;
};

struct OpenedFile {
    std::ifstream stream;
    std::uintmax_t size = 0; // bytes; 0 for pipes and devices
};

OpenedFile openFile(const std::filesystem::path& path) {
    OpenedFile file{std::ifstream(path, std::ios::binary)};
    std::error_code failure;
    if (!file.stream || std::filesystem::is_directory(path, failure))
        throw Error(path.string() + ": cannot be opened; check that it exists and may be read");
    file.size = std::filesystem::file_size(path, failure);
    if (failure)
        file.size = 0;
    return file;
}

Error readFailure(const std::filesystem::path& path) {
    return Error(path.string() + ": cannot be read to its end; check the disk or the network drive");
}

void addFile(Digest& digest, const std::filesystem::path& path, std::vector<char>& block, const Job& job) {
    OpenedFile file = openFile(path);
    double done = 0;
    while (file.stream) {
        job.checkCancelled();
        file.stream.read(block.data(), static_cast<std::streamsize>(block.size()));
        digest.add(block.data(), static_cast<std::size_t>(file.stream.gcount()));
        done += static_cast<double>(file.stream.gcount());
        if (file.size > 0)
            job.progress(std::min(done / static_cast<double>(file.size), 1.0), "Reading the file's checksum");
    }
    if (file.stream.bad())
        throw readFailure(path);
}

constexpr std::uintmax_t fingerprintBlock = 65536, fingerprintBlocks = 18;

/// Where block i begins. Those of a small file follow one another, so that all of it counts.
std::uintmax_t fingerprintStart(std::uintmax_t size, std::uintmax_t i) {
    if (size <= fingerprintBlocks * fingerprintBlock)
        return i * fingerprintBlock;
    const std::uintmax_t last = size - fingerprintBlock;
    return i + 1 == fingerprintBlocks ? last : last / (fingerprintBlocks - 1) * i;
}

} // namespace

const char* version() {
    return PERRIN_VERSION;
}

const char* commit() {
    return PERRIN_COMMIT;
}

bool localChanges() {
    return PERRIN_LOCAL_CHANGES;
}

std::string build() {
    std::string text = version();
    if (*commit())
        text += std::string(" (commit ") + commit() + (localChanges() ? ", with local changes)" : ")");
    return text;
}

std::string sha256(const std::filesystem::path& path, const Job& job) {
    return sha256(std::vector{path}, job);
}

std::string sha256(const std::vector<std::filesystem::path>& files, const Job& job) {
    Digest digest;
    std::vector<char> block(1 << 20);
    const auto count = static_cast<double>(files.size());
    for (std::size_t i = 0; i < files.size(); ++i)
        addFile(digest, files[i], block,
                job.part(static_cast<double>(i) / count, static_cast<double>(i + 1) / count));
    return digest.text();
}

std::string fingerprint(const std::filesystem::path& path) {
    OpenedFile file = openFile(path);
    Digest digest;
    for (int byte = 0; byte < 8; ++byte) {
        const auto value = static_cast<char>(static_cast<std::uint64_t>(file.size) >> (8 * byte));
        digest.add(&value, 1);
    }
    std::vector<char> block(fingerprintBlock);
    for (std::uintmax_t i = 0; i < fingerprintBlocks; ++i) {
        const std::uintmax_t start = fingerprintStart(file.size, i);
        if (start >= file.size)
            break;
        const std::uintmax_t count = std::min(fingerprintBlock, file.size - start);
        file.stream.seekg(static_cast<std::streamoff>(start));
        if (!file.stream.read(block.data(), static_cast<std::streamsize>(count)))
            throw readFailure(path);
        digest.add(block.data(), count);
    }
    return digest.text();
}

} // namespace perrin
