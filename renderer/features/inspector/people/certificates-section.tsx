import { useState } from 'react'
import { certificateRemove } from '#shared/commands/certificate/remove.ts'
import { certificateSave } from '#shared/commands/certificate/save.ts'
import type { Certificate } from '#shared/domain/technician/technician.ts'
import { addDays } from '#shared/kernel/zone.ts'
import { useCommands } from '../../../api/use-commands.ts'
import { formatDay } from '../../../lib/format.ts'
import { t } from '../../../lib/messages.ts'
import { Button } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/icon.tsx'
import type { TechnicianData } from './technician-inspector.tsx'

/** A certificate that ends within so many days is marked. */
const soonDays = 30

/** Proofs with number, first and last day; each is edited in place, renewed, or taken away when it was a mistake. */
export function CertificatesSection({ data, may }: { readonly data: TechnicianData; readonly may: boolean }) {
  const { run } = useCommands()
  const [edited, setEdited] = useState<string | null>(null)
  const technicianId = data.technician.id
  const save = async (fields: CertificateFields, certificateId: string | null) => {
    const done = await run(certificateSave, { certificateId, technicianId, ...fields })
    if (done.ok) setEdited(null)
  }
  return (
    <section aria-label={t('inspector.certificates')}>
      <div className="row">
        <h3 className="label grow">{t('inspector.certificates')}</h3>
        {may && edited === null && (
          <Button kind="ghost" size="small" icon="i-plus" onClick={() => setEdited('new')}>
            {t('inspector.addCertificate')}
          </Button>
        )}
      </div>
      {data.certificates.length === 0 && edited === null && <p className="soft">{t('inspector.noCertificates')}</p>}
      <ul>
        {data.certificates.map((certificate) =>
          edited === certificate.id ? (
            <li key={certificate.id}>
              <CertificateForm
                certificate={certificate}
                names={data.certificateNames}
                onCancel={() => setEdited(null)}
                onSave={(fields) => void save(fields, certificate.id)}
              />
            </li>
          ) : (
            <li key={certificate.id} className="person-item">
              <CertificateLine certificate={certificate} today={data.today} />
              {may && (
                <>
                  <Button
                    kind="ghost"
                    size="small"
                    icon="i-pen"
                    aria-label={t('people.editCertificate', { name: certificate.name })}
                    onClick={() => setEdited(certificate.id)}
                  />
                  <Button
                    kind="ghost"
                    size="small"
                    icon="i-x"
                    aria-label={t('people.removeCertificate', { name: certificate.name })}
                    onClick={() => void run(certificateRemove, { certificateId: certificate.id })}
                  />
                </>
              )}
            </li>
          ),
        )}
      </ul>
      {edited === 'new' && (
        <CertificateForm
          certificate={null}
          names={data.certificateNames}
          onCancel={() => setEdited(null)}
          onSave={(fields) => void save(fields, null)}
        />
      )}
    </section>
  )
}

function CertificateLine({ certificate, today }: { readonly certificate: Certificate; readonly today: string }) {
  const { name, number, issuedOn, expiresOn } = certificate
  const expired = expiresOn !== null && expiresOn < today
  const near = expiresOn !== null && !expired && expiresOn <= addDays(today, soonDays)
  const tone = expired ? 'risk' : near ? 'warn' : 'good'
  const key = expiresOn === null ? 'noExpiry' : expired ? 'expired' : near ? 'expiresSoon' : 'expires'
  const issued = issuedOn === null ? null : t('people.issued', { day: formatDay(issuedOn, 'long') })
  return (
    <>
      <Icon name={expired ? 's-no' : near ? 's-warn' : 's-good'} className={tone} />
      <div className="grow">
        <p>
          {name}
          {number && <span className="num soft"> · {number}</span>}
        </p>
        <p className="num soft">
          <span className={tone === 'good' ? undefined : tone}>
            {t(`inspector.${key}`, { day: expiresOn === null ? '' : formatDay(expiresOn, 'long') })}
          </span>
          {issued && ` · ${issued}`}
        </p>
      </div>
    </>
  )
}

type CertificateFields = Pick<Certificate, 'name' | 'number' | 'issuedOn' | 'expiresOn'>

function CertificateForm(props: {
  readonly certificate: Certificate | null
  /** Names work types ask for and others hold: offered, so that one proof has one name. */
  readonly names: readonly string[]
  readonly onSave: (fields: CertificateFields) => void
  readonly onCancel: () => void
}) {
  const { certificate } = props
  const [fields, setFields] = useState({
    name: certificate?.name ?? '',
    number: certificate?.number ?? '',
    issuedOn: certificate?.issuedOn ?? '',
    expiresOn: certificate?.expiresOn ?? '',
  })
  const wrong = fields.issuedOn !== '' && fields.expiresOn !== '' && fields.issuedOn > fields.expiresOn
  const ready = fields.name.trim() !== '' && !wrong
  const field = (name: keyof typeof fields, label: string, type = 'text') => (
    <label className="form-field">
      <span className="label">{label}</span>
      <input
        className="field"
        type={type}
        maxLength={200}
        autoFocus={name === 'name'}
        list={name === 'name' ? 'certificate-names' : undefined}
        value={fields[name]}
        onChange={(event) => setFields({ ...fields, [name]: event.target.value })}
      />
    </label>
  )
  return (
    <form
      className="person-form"
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') props.onCancel()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        const orNull = (text: string) => text.trim() || null
        const { name, number, issuedOn, expiresOn } = fields
        if (ready)
          props.onSave({
            name: name.trim(),
            number: orNull(number),
            issuedOn: orNull(issuedOn),
            expiresOn: orNull(expiresOn),
          })
      }}
    >
      <datalist id="certificate-names">
        {props.names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {field('name', t('inspector.certificateName'))}
      {field('number', t('people.certificateNumber'))}
      <div className="pair">
        {field('issuedOn', t('people.issuedOn'), 'date')}
        {field('expiresOn', t('people.expiresOn'), 'date')}
      </div>
      {wrong && (
        <p className="risk" role="alert">
          {t('people.expiresBeforeIssued')}
        </p>
      )}
      <div className="row">
        <Button size="small" kind="primary" type="submit" disabled={!ready}>
          {t('list.save')}
        </Button>
        <Button size="small" onClick={props.onCancel}>
          {t('list.cancel')}
        </Button>
      </div>
    </form>
  )
}
